import type { Luck } from './luck.ts';

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
  readonly until: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Rush hours, and storms that fall into some of them: a few hours of a day are dense, the rest is quiet. */
export function planSpells(luck: Luck, { from, days }: { from: number; days: number }): Spells {
  const until = from + days * DAY_MS;
  const busy: Spell[] = [];
  const stormy: Spell[] = [];
  for (let day = 0; day < days; day++) {
    for (const part of [0, 1, 2]) {
      const start =
        from + day * DAY_MS + part * 7 * 60 * MINUTE_MS + luck.between(1, 240) * MINUTE_MS;
      const spell = { from: start, to: start + luck.between(8, 25) * MINUTE_MS };
      busy.push({ ...spell, pauseMs: luck.pick([15_000, 40_000, 90_000]) });
      if (luck.chance(65)) stormy.push({ ...spell, pauseMs: luck.pick([10_000, 40_000, 120_000]) });
    }
  }
  return { busy, stormy, until };
}
