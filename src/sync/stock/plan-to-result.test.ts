import { describe, expect, it } from 'vitest';

import { lookAgain } from './plan-to-result.ts';

describe('a number whose sale is not contained yet', () => {
  it('is looked at again although the time for it went by while the batch was written', () => {
    expect(lookAgain(1_000, 900)).toMatchObject({ do: 'wait', untilMs: 1_000 });
    expect(lookAgain(1_000, 1_000)).toMatchObject({ do: 'wait', untilMs: 6_000 });
  });

  it('is done when every sale is contained', () => {
    expect(lookAgain(undefined, 1_000)).toEqual({ do: 'done' });
  });
});
