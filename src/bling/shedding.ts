import type { CallPriority } from './call-priority.ts';
import { CALL_PRIORITIES } from './call-priority.ts';
import type { DayFacts } from './day-facts.ts';

/**
 * Share of the day that is kept for the classes above: what a class and those below it can never eat. Orders
 * have a tenth of the day for themselves, payments and notes a twentieth more, and so on.
 */
const KEPT_ABOVE = {
  order: 0,
  payment: 0.1,
  stock: 0.15,
  catalogue: 0.25,
  sweep: 0.4,
} as const satisfies Record<CallPriority, number>;

/** More calls than this cannot be made in the rest of a day, so more need not be kept (guide 3.1). */
const MOST_PER_SECOND = 3;
/** Work that is done in passes, which end by themselves. */
const IN_PASSES: ReadonlySet<CallPriority> = new Set(['catalogue', 'sweep']);
/** Up to here a pass's pace of an hour is not taken for the pace of a day. */
const UNHURRIED_SHARE = 0.5;
/** Part of the day by which paces and estimates may be wrong without an order meeting its end. */
const MARGIN = 0.01;
/** Who is held back goes on only when there is clearly room. */
const ROOM_TO_GO_ON = 0.9;
/** How long until somebody who is held back asks again. */
export const SHED_LOOK_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

export type Shedding =
  | { readonly do: 'allow' }
  | {
      readonly do: 'wait';
      /** Epoch ms: ask again then. */
      readonly until: number;
      /** `spent`: all of the day. `kept`: the rest is for the classes above. `forecast`: at this pace it would be eaten. */
      readonly why: 'spent' | 'kept' | 'forecast';
    };
export type SheddingByClass = Readonly<Record<CallPriority, Shedding>>;

const ALLOW: Shedding = { do: 'allow' };

/** Calls of the day that this class leaves for the classes above it. */
export function keptAbove({ limit, now, endsAt }: DayFacts, priority: CallPriority): number {
  const possible = (Math.max(0, endsAt - now) / 1_000) * MOST_PER_SECOND;
  return Math.min(Math.ceil(limit * KEPT_ABOVE[priority]), possible);
}

/**
 * Which classes may call now. Held back is always the lowest first, and a class only with all below it.
 *
 * A class may call while what is left covers what it and the classes above it will need until the day ends:
 * their pace of the last hour, or for those above what they used yesterday from this time on, and never less
 * than what is kept for them. Until half of the day is spent, product data and sweeps count with their next
 * minutes alone: a first import of an hour is not slowed down because it could not go on for a day.
 *
 * What other apps will probably use is left to them, by the same two measures.
 *
 * Orders are held back by nothing but our own count of the whole day: an estimate of what other apps use may
 * slow the others, never them.
 */
export function decideShedding(facts: DayFacts): SheddingByClass {
  const hoursLeft = Math.max(0, facts.endsAt - facts.now) / HOUR_MS;
  const used = facts.spent + facts.others;
  const theirs = Math.max(facts.othersPace * hoursLeft, facts.othersYesterdaysRest);
  const free = facts.limit * (1 - MARGIN) - used - theirs;
  const isUnhurried = used < facts.limit * UNHURRIED_SHARE;
  const look = Math.min(facts.now + SHED_LOOK_MS, facts.endsAt);
  const mayEnd = (priority: CallPriority) => isUnhurried && IN_PASSES.has(priority);
  const hoursOf = (priority: CallPriority) =>
    mayEnd(priority) ? Math.min(SHED_LOOK_MS / HOUR_MS, hoursLeft) : hoursLeft;
  let neededAbove = 0;
  let above: Shedding = ALLOW;

  function decide(priority: CallPriority): Shedding {
    if (facts.spent >= facts.limit) return { do: 'wait', until: facts.endsAt, why: 'spent' };
    if (priority === 'order') return ALLOW;
    if (above.do === 'wait') return above;
    // An estimate may be taken back; our own count is not.
    const kept = facts.limit - keptAbove(facts, priority);
    if (facts.spent >= kept) return { do: 'wait', until: facts.endsAt, why: 'kept' };
    if (used >= kept) return { do: 'wait', until: look, why: 'kept' };
    const own = facts.pace[priority] * hoursOf(priority);
    const room = facts.shed.includes(priority) ? free * ROOM_TO_GO_ON : free;
    return neededAbove + own <= room ? ALLOW : { do: 'wait', until: look, why: 'forecast' };
  }

  const decided = CALL_PRIORITIES.map((priority) => {
    const shedding = decide(priority);
    above = shedding;
    const expected = mayEnd(priority) ? 0 : facts.yesterdaysRest[priority];
    neededAbove += Math.max(facts.pace[priority] * hoursOf(priority), expected);
    return [priority, shedding] as const;
  });
  return { ...ALL_ALLOWED, ...Object.fromEntries(decided) };
}

const ALL_ALLOWED: SheddingByClass = {
  order: ALLOW,
  payment: ALLOW,
  stock: ALLOW,
  catalogue: ALLOW,
  sweep: ALLOW,
};
