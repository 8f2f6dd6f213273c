import { describe, expect, it } from 'vitest';

import { WrongUse } from './failures.ts';
import { readMoment } from './read-argument.ts';

const at = (text: string) => readMoment('--at', text);

describe('an instant on the command line', () => {
  it.each([
    ['2026-03-10 09:05:10', '2026-03-10T12:05:10.999Z'],
    ['2026-03-10 09:05', '2026-03-10T12:05:00.999Z'],
    ['2026-03-10T09:05:10', '2026-03-10T12:05:10.999Z'],
    ['2026-03-10', '2026-03-10T03:00:00.999Z'],
    ['2026-03-10 09:05:10.250', '2026-03-10T12:05:10.250Z'],
  ])('without a zone is of São Paulo, and includes the second it names: %s', (text, instant) => {
    expect(new Date(at(text)).toISOString()).toBe(instant);
  });

  it.each([
    ['2026-03-10T12:05:10Z', '2026-03-10T12:05:10.999Z'],
    ['2026-03-10T12:05:10.5Z', '2026-03-10T12:05:10.500Z'],
    ['2026-03-10T12:05:10-02:00', '2026-03-10T14:05:10.999Z'],
  ])('with a zone is what it says: %s', (text, instant) => {
    expect(new Date(at(text)).toISOString()).toBe(instant);
  });

  it.each([
    'ontem',
    '10/03/2026',
    '2026-13-40',
    '2026-03-10 25:00',
    '0000-00-00',
    '1773143110',
    '',
  ])('that is none is refused: "%s"', (text) => {
    expect(() => at(text)).toThrow(WrongUse);
  });
});
