import { CALL_PRIORITIES } from '../bling/call-priority.ts';
import type { DayFacts } from '../bling/day-facts.ts';
import { NO_CALLS } from '../bling/day-facts.ts';
import type { QuotaDay } from '../bling/quota-day.ts';
import { quotaDayOf } from '../bling/quota-day.ts';
import type { AccountId } from '../commerce/ids.ts';
import type { Db, Tx } from '../database/tables.ts';
import type { SlotCalls } from './call-slot.repository.ts';
import { createCallSlots, slotOf } from './call-slot.repository.ts';
import type { QuotaState } from './quota-state.repository.ts';
import { createQuotaStates } from './quota-state.repository.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface DayRules {
  /** Calls of a day that this account may make (guide 3.1). */
  readonly perDay: number;
  /** Hour of São Paulo at which Bling begins a new day (guide 8.5). */
  readonly resetHour: number;
}

/** What the database knows of an account's day. */
export interface KnownDay {
  readonly day: QuotaDay;
  readonly state: QuotaState;
  readonly today: SlotCalls;
  readonly lastHour: SlotCalls;
  /** Where `lastHour` begins, epoch ms. */
  readonly lastHourFrom: number;
  readonly yesterdaysRest: SlotCalls;
}

export async function readDay(
  db: Db | Tx,
  accountId: AccountId,
  { now, resetHour }: { readonly now: number; readonly resetHour: number },
): Promise<KnownDay> {
  const day = quotaDayOf(now, resetHour);
  const slots = createCallSlots(db, accountId);
  const lastHourFrom = slotOf(now) - HOUR_MS;
  return {
    day,
    lastHourFrom,
    state: await createQuotaStates(db, accountId).read(day.day),
    today: await slots.sum(day.beganAt, now + 1),
    lastHour: await slots.sum(lastHourFrom, now + 1),
    yesterdaysRest: await slots.sum(slotOf(now) - DAY_MS, day.beganAt),
  };
}

/** The limit that counts: ours, or a lower one that Bling told today. */
export function limitOf({ state }: KnownDay, perDay: number): number {
  return Math.min(perDay, state.limitTold ?? perDay);
}

/** What others used today, as far as it can be told: Bling's word on the end of the day, or our estimate. */
export function othersOf({ state, today }: KnownDay): number | undefined {
  const known = Math.max(today.others, state.othersTold ?? 0);
  return known > 0 ? known : undefined;
}

/**
 * @param own calls spent of the day, and those of each class that the database does not know yet
 */
export function toDayFacts(
  known: KnownDay,
  own: { readonly spent: number; readonly unsaved?: SlotCalls; readonly now: number },
  { perDay }: DayRules,
): DayFacts {
  const { spent, unsaved = { own: NO_CALLS, others: 0 }, now } = own;
  const hours = Math.max(1, (now - known.lastHourFrom) / HOUR_MS);
  const paceOf = (calls: number) => calls / hours;
  const pace = Object.fromEntries(
    CALL_PRIORITIES.map((priority) => [
      priority,
      paceOf(known.lastHour.own[priority] + unsaved.own[priority]),
    ]),
  );
  return {
    now,
    endsAt: known.day.endsAt,
    limit: limitOf(known, perDay),
    spent,
    others: (othersOf(known) ?? 0) + unsaved.others,
    pace: { ...NO_CALLS, ...pace },
    othersPace: paceOf(known.lastHour.others + unsaved.others),
    yesterdaysRest: known.yesterdaysRest.own,
    othersYesterdaysRest: known.yesterdaysRest.others,
    shed: known.state.shed.map(({ priority }) => priority),
  };
}
