import { describe, expect, it } from 'vitest';

import { createSpacing } from './spacing.ts';

describe('the spacing of calls', () => {
  it('grows a little with each refusal, and for five minutes', () => {
    const spacing = createSpacing();
    spacing.widen(0);
    spacing.widen(60_000);

    expect([0, 299_999, 300_000, 360_000].map((now) => spacing.gapMs(now))).toEqual([
      342, 342, 340, 338,
    ]);
  });

  it.each([
    [0, 338],
    [0.02, 338],
    [1, 500],
    [1.8, 834],
    [2.9, 1_000],
  ])('leaves %d calls a second to other apps with %d ms, and never stops', (others, gapMs) => {
    const spacing = createSpacing();
    spacing.shareWith(others);

    expect(spacing.gapMs(0)).toBe(gapMs);
  });

  it('is never closer than it was set to be', () => {
    const spacing = createSpacing(700);
    spacing.shareWith(1);

    expect(spacing.gapMs(0)).toBe(700);
  });
});
