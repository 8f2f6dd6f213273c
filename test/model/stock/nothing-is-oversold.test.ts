import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Database } from '../../../src/database/open-database.ts';
import { openModelDatabase } from './model-catalogue.ts';
import { anyPast, type Past } from './past.ts';
import { PLANTED, type Planted } from './planted.ts';
import type { Mistake } from './program.ts';
import { runPast } from './run-past.ts';

/** `FC_NUM_RUNS` for longer, `FC_SEED` for others. */
const RUNS = Number(process.env['FC_NUM_RUNS'] ?? 60);
const SEED = Number(process.env['FC_SEED'] ?? 1);
/** Pasts in which a mistake must show. */
const MOST_TRIED = 250;
/** Pasts tried to make the first one that shows it smaller. */
const MOST_SHRUNK = 15;
const LONG_MS = 600_000;

/** Nothing odd but the mistake, and news in time: then windows are short. */
const PLAIN: Partial<Past> = { hasMaster: false, untold: undefined, fates: [[500]] };

let database: Database;
beforeAll(async () => {
  database = await openModelDatabase();
});
afterAll(() => database.close());

interface Caught {
  readonly tried: number;
  readonly seed: number;
  readonly path: string;
  readonly past: Past;
  readonly faults: string;
}

/** Looks for a past that shows what is wrong with the program, and makes it smaller. */
async function hunt(
  mistake: Mistake,
  { runs, given, shrinks }: { runs: number; given: Partial<Past>; shrinks: number },
): Promise<Caught | undefined> {
  let left = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(anyPast, async (any) => {
    const past = { ...any, ...given };
    fc.pre(left > 0);
    left -= 1;
    const faults = await runPast(database, past, mistake);
    if (faults.length > 0) left = Math.min(left, shrinks);
    expect(faults).toEqual([]);
  });
  const found = await fc.check(property, { numRuns: runs, seed: SEED });
  const [any] = found.counterexample ?? [];
  if (!found.failed || !any) return undefined;
  const past = { ...any, ...given };
  const faults = (await runPast(database, past, mistake)).join('\n    ');
  const { numRuns: tried, seed, counterexamplePath: path } = found;
  return { tried, seed, path: path ?? '', past, faults };
}

function tell({ tried, seed, path, past, faults }: Caught): string {
  const acts = past.acts.map(({ afterMs, act }) => `+${afterMs} ms ${JSON.stringify(act)}`);
  return [`after ${tried} pasts, seed ${seed}, path ${path}`, ...acts, faults].join('\n    ');
}

describe('three stores, kits and one Bling', () => {
  it(
    'never sell nor show more than there is, whatever happens in whatever order',
    async () => {
      const found = await hunt({}, { runs: RUNS, given: {}, shrinks: 500 });

      expect(found && tell(found)).toBeUndefined();
    },
    LONG_MS,
  );
});

describe('the model catches', () => {
  const named = PLANTED.map((planted) => [`${planted.rule}: ${planted.says}`, planted] as const);

  it.each(named)(
    '%s',
    async (name, planted: Planted) => {
      const given = { ...PLAIN, ...planted.given };
      const found = await hunt(planted.mistake, { runs: MOST_TRIED, given, shrinks: MOST_SHRUNK });

      if (found) process.stdout.write(`caught ${name} ${tell(found)}\n`);
      expect(found?.faults).toBeDefined();
    },
    LONG_MS,
  );
});
