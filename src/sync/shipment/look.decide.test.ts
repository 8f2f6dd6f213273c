import { describe, expect, it } from 'vitest';

import { decideLook, type LookFacts, LOOK_GAP_MS } from './look.decide.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE_MS = 60_000;

function decide(change: Partial<LookFacts> = {}) {
  return decideLook({
    now: NOW,
    erpStatusValue: 1,
    statusSeenAt: NOW - 30 * MINUTE_MS,
    last: undefined,
    ...change,
  });
}

describe('the parcels of an order', () => {
  it.each([0, 2, 4, 7, 8, 10])('are not asked for while its status is %i', (erpStatusValue) => {
    expect(decide({ erpStatusValue })).toEqual({ do: 'nothing' });
  });

  it.each([1, 3, 5, 6, 11, 12, undefined])(
    'are looked at once its status is %s',
    (erpStatusValue) => {
      expect(decide({ erpStatusValue })).toEqual({ do: 'look' });
    },
  );

  it('are not asked for before the ERP has told a status', () => {
    expect(decide({ statusSeenAt: undefined })).toEqual({ do: 'nothing' });
  });

  it('are looked at once in ten minutes without news', () => {
    const lookedAt = NOW - MINUTE_MS;
    const last = { stage: 'shipped', lookedAt } as const;

    expect(decide({ last })).toEqual({ do: 'wait', untilMs: lookedAt + LOOK_GAP_MS });
    expect(decide({ last, now: lookedAt + LOOK_GAP_MS })).toEqual({ do: 'look' });
  });

  it('are looked at at once when its status is news since the last look', () => {
    const last = { stage: 'labelled', lookedAt: NOW - 2 * MINUTE_MS } as const;

    expect(decide({ last, statusSeenAt: NOW - MINUTE_MS })).toEqual({ do: 'look' });
  });

  it('are never asked for again once they have arrived', () => {
    const last = { stage: 'delivered', lookedAt: NOW - 900 * MINUTE_MS } as const;

    expect(decide({ last, statusSeenAt: NOW })).toEqual({ do: 'nothing' });
  });

  it('wait no longer than a gap for a look that a wrong clock has dated into the future', () => {
    const last = { stage: 'none', lookedAt: NOW + 900 * MINUTE_MS } as const;

    expect(decide({ last })).toEqual({ do: 'wait', untilMs: NOW + LOOK_GAP_MS });
  });
});
