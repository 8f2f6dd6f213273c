import type { ByClass } from '../bling/day-facts.ts';
import { sumOf } from '../bling/day-facts.ts';
import type { DayForecast } from '../bling/day-forecast.ts';
import { forecastDay } from '../bling/day-forecast.ts';
import { OTHERS_SEEN_FOR_MS } from '../bling/other-apps.ts';
import { keptAbove } from '../bling/shedding.ts';
import type { AccountId } from '../commerce/ids.ts';
import { createCallBudget } from '../connections/call-budget.repository.ts';
import type { ShedClass } from '../connections/quota-state.repository.ts';
import type { KnownDay } from '../connections/read-day.ts';
import { othersOf, readDay, toDayFacts } from '../connections/read-day.ts';
import type { App } from './open-app.ts';

/** The day's calls of an account, as the processes that work on it have stored them: at most a minute old. */
export interface QuotaStatus {
  /** Day of the quota, `YYYY-MM-DD`, and when it ends, epoch ms. */
  readonly day: string;
  readonly endsAt: number;
  readonly limit: number;
  /** Calls of ours, counted; blocks that were taken and not used yet included. */
  readonly spent: number;
  readonly byClass: ByClass;
  /** Of `spent`: of the last minute, of a block that is not used yet, or of a process that was killed. */
  readonly withoutClass: number;
  /** Calls that nothing but orders can use. */
  readonly keptForOrders: number;
  /** Calls of other apps; `null`: unknown. Never counted, always inferred (see bling/other-apps.ts). */
  readonly others: OthersStatus | null;
  readonly forecast: DayForecast;
  /** What is held back now, and until when at first. */
  readonly shed: readonly ShedClass[];
  /** When Bling last said that the day is over, epoch ms. */
  readonly dayEndedAt: number | undefined;
}

interface OthersStatus {
  readonly isEstimate: true;
  readonly callsToday: number;
  /** Absent: they are not seen now. */
  readonly perSecond: number | undefined;
  /** `day_end`: Bling ended the day before we had used it up. `seconds`: we were refused at our own pace. */
  readonly inferredFrom: 'day_end' | 'seconds';
}

export async function readQuota(app: App, accountId: AccountId): Promise<QuotaStatus> {
  const { db } = app.database;
  const { callsPerDay: perDay, dayResetHour: resetHour } = app.settings.bling;
  const now = app.clock.now();
  const known = await readDay(db, accountId, { now, resetHour });
  const spent = await createCallBudget(db, accountId).spent(known.day.day);
  const facts = toDayFacts(known, { spent, now }, { perDay, resetHour });
  const { state, day, today } = known;
  return {
    day: day.day,
    endsAt: day.endsAt,
    limit: facts.limit,
    spent,
    byClass: today.own,
    withoutClass: Math.max(0, spent - sumOf(today.own)),
    keptForOrders: Math.floor(keptAbove(facts, 'payment')),
    others: toOthers(known, now),
    forecast: state.dayEndedAt === undefined ? forecastDay(facts) : { kind: 'ended' },
    shed: state.shed.filter(({ until }) => until > now),
    dayEndedAt: state.dayEndedAt,
  };
}

function toOthers(known: KnownDay, now: number): OthersStatus | null {
  const { othersPerSecond, othersSeenAt = -Infinity, othersTold = 0 } = known.state;
  const isSeen = othersPerSecond > 0 && now - othersSeenAt < OTHERS_SEEN_FOR_MS;
  const callsToday = othersOf(known);
  if (callsToday === undefined && !isSeen) return null;
  return {
    isEstimate: true,
    callsToday: callsToday ?? 0,
    perSecond: isSeen ? othersPerSecond : undefined,
    inferredFrom: othersTold > 0 ? 'day_end' : 'seconds',
  };
}
