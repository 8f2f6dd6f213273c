import { describe, expect, it } from 'vitest';

import { mayGoOnAt } from './sweep-pace.ts';

const BEGAN_AT = Date.UTC(2026, 2, 10, 12);
const DAY_MS = 86_400_000;

describe('the pace of a sweep', () => {
  it('spreads the calls of its share over the day', () => {
    const share = { callsPerDay: 120_000, percent: 5 };

    expect(mayGoOnAt({ beganAt: BEGAN_AT, calls: 0 }, share)).toBe(BEGAN_AT);
    expect(mayGoOnAt({ beganAt: BEGAN_AT, calls: 1 }, share)).toBe(BEGAN_AT + 14_400);
    expect(mayGoOnAt({ beganAt: BEGAN_AT, calls: 6_000 }, share)).toBe(BEGAN_AT + DAY_MS);
  });
});
