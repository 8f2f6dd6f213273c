import type { Clock } from '../kernel/clock.ts';
import type { DayBudget } from './day-budget.ts';
import type { CallResult } from './lane.ts';
import type { SecondBefore } from './other-apps.ts';
import { createOtherApps } from './other-apps.ts';
import type { Pacer } from './pacer.ts';
import { quotaDayOf } from './quota-day.ts';

/** The hour at which Bling resets the day is unknown (guide 8.5): look every half hour. */
export const DAY_LOOK_MS = 30 * 60_000;
/** An estimate of other apps is judged anew after each refusal, and this often meanwhile. */
const JUDGE_MS = 30_000;

/** Learns from answers what is left to us of the account's limits, and tells pacer and budget. */
export interface QuotaEar {
  hear(result: CallResult, before: SecondBefore): void;
  /** Takes over what another process learned of other apps, until there is something of our own. */
  remember(): void;
  stoppedForMs(): number;
}

interface QuotaEarOptions {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly dayBudget: DayBudget;
  readonly dayResetHour?: number | undefined;
}

export function createQuotaEar(options: QuotaEarOptions): QuotaEar {
  const { clock, pacer, dayBudget, dayResetHour } = options;
  const others = createOtherApps();
  let stoppedUntil = -Infinity;
  /** Perhaps another process met the end of the day: the first answer tells. */
  let mayBeOver = true;
  let rate: number | undefined;
  let judgedAt = -Infinity;

  function judge(now: number): void {
    judgedAt = now;
    const next = others.estimate(now)?.perSecond ?? 0;
    if (next === 0 && !rate) return;
    rate = next;
    pacer.shareWith(rate);
    dayBudget.hear?.({ kind: 'others', perSecond: rate });
  }

  function stop(limit: number | undefined): void {
    const wallNow = clock.now();
    const { endsAt } = quotaDayOf(wallNow, dayResetHour);
    stoppedUntil = clock.monotonicMs() + Math.min(DAY_LOOK_MS, endsAt - wallNow);
    mayBeOver = true;
    dayBudget.hear?.({ kind: 'day_ended', limit });
  }

  return {
    hear({ connection, health, refused }, before) {
      const now = clock.monotonicMs();
      if (refused?.period === 'day') {
        stop(refused.limit);
        return;
      }
      if (mayBeOver && health === 'good' && connection === 'kept') {
        mayBeOver = false;
        dayBudget.hear?.({ kind: 'day_goes_on' });
      }
      if (connection === 'kept') others.note({ before, refused: refused !== undefined }, now);
      if (refused) pacer.slowDown();
      if (refused || now - judgedAt >= JUDGE_MS) judge(now);
    },
    remember() {
      if (rate === undefined) pacer.shareWith(dayBudget.othersPerSecond?.() ?? 0);
    },
    // Whole milliseconds: who waits for the rest of a rounding error would come back at once, again and again.
    stoppedForMs: () => Math.max(0, Math.ceil(stoppedUntil - clock.monotonicMs())),
  };
}
