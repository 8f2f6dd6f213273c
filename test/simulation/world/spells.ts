import type { Luck } from './luck.ts';
import type { Temper } from './temper.ts';

/** A while in which something happens every few seconds. Epoch ms. */
export interface Spell {
  readonly from: number;
  readonly to: number;
  /** Longest pause between two happenings. */
  readonly pauseMs: number;
}

export interface Spells {
  /** People act. */
  readonly busy: readonly Spell[];
  /** Things go wrong. */
  readonly stormy: readonly Spell[];
  /** The machine is switched off. */
  readonly off: readonly Spell[];
  readonly until: number;
}

const MINUTE_MS = 60_000;
/** So long after a rush the machine stays on. */
const AFTER_MS = 20 * MINUTE_MS;
const DAY_MS = 86_400_000;
/** Of the long pauses; through the others it runs on, and all that it does by the hour is seen. */
const SWITCHED_OFF_PERCENT = 96;

/**
 * Rush hours, and storms that fall into most of them: half an hour of a day is dense. Between them the machine
 * is mostly switched off, as it is at night in many a shop, so that days cost little.
 */
export function planSpells(
  luck: Luck,
  { from, days, temper }: { from: number; days: number; temper: Temper },
): Spells {
  const isStormy = temper === 'stormy' || temper === 'deadly';
  const until = from + days * DAY_MS;
  const busy: Spell[] = [];
  const stormy: Spell[] = [];
  const off: Spell[] = [];
  let last = from;
  for (let day = 0; day < days; day++) {
    const rushes = luck.chance(88)
      ? [luck.between(1, 22)]
      : [luck.between(1, 9), luck.between(12, 22)];
    for (const hours of rushes) {
      const start = from + day * DAY_MS + hours * 60 * MINUTE_MS;
      const spell = { from: start, to: start + luck.between(2, 4) * MINUTE_MS };
      const storm = { from: spell.from, to: spell.to + luck.between(0, 4) * MINUTE_MS };
      busy.push({ ...spell, pauseMs: luck.pick([10_000, 20_000, 40_000]) });
      if (isStormy) stormy.push({ ...storm, pauseMs: luck.pick([8_000, 15_000, 30_000]) });
      if (luck.chance(SWITCHED_OFF_PERCENT))
        off.push({
          from: last + AFTER_MS,
          to: start - luck.between(0, 5) * MINUTE_MS,
          pauseMs: 0,
        });
      last = storm.to;
    }
  }
  if (luck.chance(SWITCHED_OFF_PERCENT)) off.push({ from: last + AFTER_MS, to: until, pauseMs: 0 });
  return { busy, stormy, off: off.filter((one) => one.to - one.from > 30 * MINUTE_MS), until };
}
