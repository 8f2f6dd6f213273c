import { describe, expect, it } from 'vitest';

import { WrongUse } from './failures.ts';
import { readSettings } from './read-setting.ts';

describe('--set', () => {
  it('may be given more than once, and its word may hold signs', () => {
    const line = ['loja', '--set', 'payment:pix=17', '--set=carrier:PAC: normal=PAC', '--json'];

    expect(readSettings(line)).toEqual([
      { kind: 'payment', source: 'pix', target: '17' },
      { kind: 'carrier', source: 'PAC: normal', target: 'PAC' },
    ]);
  });

  it.each(['payment', 'payment:pix', 'payment:=17', 'payment:pix=', 'moon:pix=17', ''])(
    'that says %j is refused with the kinds there are',
    (text) => {
      expect(() => readSettings(['--set', text])).toThrow(WrongUse);
    },
  );
});
