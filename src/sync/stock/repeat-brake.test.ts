import { describe, expect, it } from 'vitest';

import { createRepeatBrake } from './repeat-brake.ts';
import { plannedRow } from './stock.builder.ts';

describe('a number that the store takes and does not show', () => {
  function openBrake() {
    const clock = { at: 0, now: () => clock.at };
    const brake = createRepeatBrake(clock);
    const { link } = plannedRow(7);
    return { clock, brake, link, take: (level: number) => brake.noteTaken([plannedRow(level)]) };
  }

  it('is written again at once, then after 5 s, 10 s, 20 s, at last every 15 min', () => {
    const { clock, brake, link, take } = openBrake();
    const waits: number[] = [];
    for (let times = 0; times < 12; times += 1) {
      waits.push(brake.nextAt(link, 7) - clock.at);
      clock.at = brake.nextAt(link, 7);
      take(7);
    }

    expect(waits.slice(0, 5)).toEqual([0, 0, 5_000, 10_000, 20_000]);
    expect(waits.slice(-2)).toEqual([900_000, 900_000]);
  });

  it('holds up no other number, and none once it was shown', () => {
    const { brake, link, take } = openBrake();
    take(7);
    take(7);
    expect(brake.mayWrite(link, 7)).toBe(false);
    expect(brake.mayWrite(link, 6)).toBe(true);

    brake.noteShown([{ link, plan: { do: 'nothing', level: 7 } }]);
    expect(brake.mayWrite(link, 7)).toBe(true);
  });
});
