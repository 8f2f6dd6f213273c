import type { CallPriority } from '../bling/call-priority.ts';
import type { QuotaNews } from '../bling/day-budget.ts';
import type { DayFacts } from '../bling/day-facts.ts';
import { OTHERS_SEEN_FOR_MS } from '../bling/other-apps.ts';
import { DAY_LOOK_MS } from '../bling/quota-ear.ts';
import type { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import { createCallSlots, slotOf } from './call-slot.repository.ts';
import { changeByNews } from './quota-news.ts';
import type { QuotaState } from './quota-state.repository.ts';
import { createQuotaStates } from './quota-state.repository.ts';
import type { DayRules, KnownDay } from './read-day.ts';
import { readDay, toDayFacts } from './read-day.ts';
import { shedClasses } from './shed-classes.ts';
import { createUsageBook } from './usage-book.ts';

interface DayMemoryOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly accountId: AccountId;
  readonly rules: DayRules;
  /** Calls of the day that were made, as far as this process knows. */
  readonly spent: () => number;
}

/** How often calls by class are written, and what is stored is read again: another process may have had the account. */
const READ_MS = 60_000;
/** While we make calls there is news more often than this; of times without a call nothing is known. */
const COUNT_OTHERS_MS = 60_000;
/** Yesterday is needed to the last slot. */
const KEEP_MS = 49 * 3_600_000;

/**
 * What is known of the day beyond the bare count: calls by class, other apps, what is held back. A crash
 * forgets at most the classes of a minute's calls, and no call.
 */
export function createDayMemory({ database, clock, accountId, rules, spent }: DayMemoryOptions) {
  const book = createUsageBook();
  let known: KnownDay | undefined;
  let readAt = -Infinity;
  let news: readonly QuotaNews[] = [];
  let others = { perSecond: 0, until: -Infinity, countedAt: 0 };
  let reading: Promise<KnownDay> | undefined;

  function countOthers(now: number): void {
    const { perSecond, until, countedAt } = others;
    const seconds = Math.max(0, Math.min(now, until) - countedAt) / 1_000;
    if (perSecond > 0) book.noteOthers(slotOf(now), perSecond * seconds);
    others = { ...others, countedAt: now };
  }

  async function exchange(): Promise<KnownDay> {
    const now = clock.now();
    countOthers(now);
    const slots = book.list();
    const heard = news;
    const next = await database.transaction(async (tx) => {
      const stored = createCallSlots(tx, accountId);
      for (const [slot, calls] of slots) await stored.add(slot, calls);
      let read = await readDay(tx, accountId, { now, resetHour: rules.resetHour });
      if (known?.day.day !== read.day.day) await stored.forgetBefore(now - KEEP_MS);
      const state = applyNews(read.state, heard, now);
      if (heard.some(isUrgent)) {
        const from = read.day.beganAt;
        const untold = (state.othersTold ?? 0) - read.today.others;
        if (untold > 0) await stored.addOthers({ calls: untold, from, to: now });
        if (isRevoked(read.state, state)) await stored.forgetOthers(from);
        read = await readDay(tx, accountId, { now, resetHour: rules.resetHour });
      }
      const facts = toDayFacts({ ...read, state }, { spent: spent(), now }, rules);
      const judged = { ...state, shed: shedClasses(facts, state.shed) };
      await createQuotaStates(tx, accountId).save(judged);
      return { ...read, state: judged };
    });
    book.forget(slots);
    news = news.slice(heard.length);
    readAt = clock.monotonicMs();
    known = next;
    return next;
  }

  function applyNews(state: QuotaState, heard: readonly QuotaNews[], now: number): QuotaState {
    const context = { now, spent: spent(), perDay: rules.perDay };
    return heard.reduce((before, one) => changeByNews(before, one, context), state);
  }

  /** One at a time: those who come meanwhile share it. */
  function refresh(): Promise<KnownDay> {
    reading ??= exchange().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    /** What is stored, not older than a minute. */
    async current(): Promise<KnownDay> {
      for (;;) {
        const isFresh = clock.monotonicMs() - readAt < READ_MS && !news.some(isUrgent);
        if (known && isFresh && isWithin(known, clock.now())) return known;
        await refresh();
      }
    },
    refresh,
    facts(from: KnownDay): DayFacts {
      const own = { spent: spent(), unsaved: book.sum(), now: clock.now() };
      const facts = toDayFacts(from, own, rules);
      // Bling ended the day, and perhaps began another at an hour that we do not know: who asks finds out.
      return from.state.dayEndedAt === undefined ? facts : { ...facts, others: 0 };
    },
    note: (priority: CallPriority) => book.note(slotOf(clock.now()), priority),
    /** Never fails: what cannot be saved now is saved with the next call. */
    hear(one: QuotaNews): void {
      const now = clock.now();
      if (one.kind === 'others') {
        countOthers(now);
        others = { perSecond: one.perSecond, until: now + COUNT_OTHERS_MS, countedAt: now };
      }
      if (one.kind === 'day_goes_on' && known?.state.dayEndedAt === undefined) return;
      news = [...news, one];
      if (isUrgent(one)) void Promise.allSettled([refresh()]);
    },
    othersPerSecond(): number {
      const now = clock.now();
      if (others.until > now) return others.perSecond;
      const { othersPerSecond = 0, othersSeenAt = 0 } = known?.state ?? {};
      return now - othersSeenAt < OTHERS_SEEN_FOR_MS ? othersPerSecond : 0;
    },
    /** Bling said that the day is over: for so long nobody asks. */
    quietForMs({ state, day }: KnownDay): number {
      const until = Math.min((state.dayEndedAt ?? -Infinity) + DAY_LOOK_MS, day.endsAt);
      return Math.max(0, Math.ceil(until - clock.now()));
    },
  };
}

/** Bling had ended the day, and goes on before it ends by our clock: its day begins at another hour than ours. */
function isRevoked(before: QuotaState, after: QuotaState): boolean {
  return before.dayEndedAt !== undefined && after.dayEndedAt === undefined;
}

/** Word of Bling, not a guess of ours. */
function isUrgent({ kind }: QuotaNews): boolean {
  return kind !== 'others';
}

function isWithin({ day }: KnownDay, now: number): boolean {
  return day.beganAt <= now && now < day.endsAt;
}
