import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Ran } from './crew.ts';
import { runCrew } from './crew.ts';
import { forbidChance } from './guard.ts';
import { ROOT } from './main.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { plantInto } from './planted.ts';

const SEEDS = [1, 3, 5, 6, 7];
const LONG_MS = 240_000;

describe('a simulated day', () => {
  it(
    'keeps every promise, whatever befalls it, and the same seed is the same day',
    async () => {
      const ran: Ran[] = [];
      await runCrew({
        root: ROOT,
        seeds: SEEDS,
        days: 1,
        workers: 2,
        twice: (seed) => seed === SEEDS[0],
        onRan: (one) => ran.push(one) > 0,
      });

      const broken = ran.flatMap((one) => {
        const said = 'failed' in one ? [one.failed] : one.result.breaches;
        return said.map((what) => ({ seed: one.seed, what }));
      });
      expect(broken).toEqual([]);
      expect(ran).toHaveLength(SEEDS.length);
      const results = ran.flatMap((one) => ('result' in one ? [one.result] : []));
      expect(sum(results.map(({ orders }) => orders))).toBeGreaterThan(10);
      expect(sum(results.flatMap(({ deaths }) => Object.values(deaths)))).toBeGreaterThan(5);
    },
    LONG_MS,
  );
});

describe('inside a simulation', () => {
  it.each([
    ['Date.now', () => Date.now()],
    ['new Date()', () => new Date()],
    ['Math.random', () => Math.random()],
    ['performance.now', () => performance.now()],
    ['crypto.randomUUID', () => crypto.randomUUID()],
    ['globalThis.setTimeout', () => setTimeout(() => {}, 1)],
  ])('%s throws, is told although nobody listens, and works again afterwards', (name, use) => {
    {
      using guard = forbidChance();

      expect(use).toThrow(name.replace('crypto', 'webcrypto'));
      expect(guard.broken).toHaveLength(1);
    }
    expect(use).not.toThrow();
  });

  it('a date that is told is an ordinary one', () => {
    using guard = forbidChance();

    expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(new Date(0) instanceof Date).toBe(true);
    expect(guard.broken).toEqual([]);
  });
});

describe('a planted mistake', () => {
  it.each(PLANTED_BUGS)('stands in the source exactly once: $name', (bug) => {
    const text = readFileSync(join(ROOT, bug.file), 'utf8');

    expect(plantInto(text, bug)).toContain(bug.by);
  });

  it.each(['nothing of it', 'twice: here and here'])('is refused otherwise (%s)', (text) => {
    const bug = { name: 'a', file: 'src/a.ts', text: 'here', by: 'there' };

    expect(() => plantInto(text, bug)).toThrow(/holds the text of "a" (0|2) times/);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
