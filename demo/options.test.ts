import { describe, expect, it } from 'vitest';

import { readOptions } from './options.ts';

describe('options of the demo', () => {
  it('stays open at a terminal, and ends by itself elsewhere', () => {
    expect(readOptions([], true)).toEqual({
      once: false,
      json: false,
      seed: 1,
      kill: 0,
      contract: false,
    });
    expect(readOptions([], false).once).toBe(true);
  });

  it('reads seed and kills, and refuses what is no number', () => {
    expect(readOptions(['--once', '--json', '--seed', '3', '--kill', '5'], true)).toMatchObject({
      once: true,
      json: true,
      seed: 3,
      kill: 5,
    });
    expect(() => readOptions(['--kill', 'many'], true)).toThrow(RangeError);
    expect(() => readOptions(['--killl', '5'], true)).toThrow(TypeError);
  });
});
