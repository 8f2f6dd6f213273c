import { describe, expect, it } from 'vitest';

import { nextRunAt } from './next-run.ts';

const at = (iso: string) => Date.parse(iso);

describe('when a schedule runs next', () => {
  it('reads a cron expression in the time of Sao Paulo', () => {
    const now = at('2026-03-10T12:00:00Z');

    expect(nextRunAt({ cron: '30 3 * * *' }, { now, isFirst: true })).toBe(
      at('2026-03-11T06:30:00Z'),
    );
  });

  it('counts an interval from the end of the last run, and the first one apart', () => {
    const when = { everyMs: 60_000, firstAfterMs: 5 };

    expect(nextRunAt(when, { now: 1_000, isFirst: true })).toBe(1_005);
    expect(nextRunAt(when, { now: 1_000, isFirst: false })).toBe(61_000);
  });

  it('refuses what is no cron expression', () => {
    expect(() => nextRunAt({ cron: 'nightly' }, { now: 0, isFirst: true })).toThrow(TypeError);
  });
});
