import { describe, expect, it } from 'vitest';

import { clip, link, toBody } from './body.ts';

describe('a body for Bling', () => {
  it('has ids as numbers, with every digit even beyond 2^53', () => {
    expect(toBody({ a: link('12'), b: link('9007199254740993'), c: undefined })).toBe(
      '{"a":{"id":12},"b":{"id":9007199254740993}}',
    );
  });

  it('has texts cut by characters, and none that is empty', () => {
    expect([clip('  ação ', 3), clip('🎁🎁🎁', 2), clip('  ', 5)]).toEqual([
      'açã',
      '🎁🎁',
      undefined,
    ]);
  });
});
