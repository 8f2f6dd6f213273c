import type { CallPriority } from '../bling/call-priority.ts';
import type { DayBudget } from '../bling/day-budget.ts';
import { BlingClassShed, BlingDayExhausted } from '../bling/failures.ts';
import type { QuotaDay } from '../bling/quota-day.ts';
import { quotaDayOf } from '../bling/quota-day.ts';
import { decideShedding } from '../bling/shedding.ts';
import type { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Failure } from '../kernel/failure.ts';
import { createCallBudget } from './call-budget.repository.ts';
import { createDayMemory } from './day-memory.ts';
import type { KnownDay } from './read-day.ts';

export const CALLS_PER_DAY = 120_000;

export interface DayBudgetOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly accountId: AccountId;
  /** Calls of a day, 120 000 by default (guide 3.1). */
  readonly perDay?: number | undefined;
  /** Hour of São Paulo at which Bling begins a new day (guide 8.5). Default 0. */
  readonly resetHour?: number | undefined;
}

/**
 * So many calls are taken off the stored day at once, and then spent from memory. A crash leaves at most
 * so many counted that were not made, and never one made that was not counted.
 */
const BLOCK = 25;
/** Near the end a block is only this part of what is left: a crash must not eat the last calls of orders. */
const PART_OF_REST = 20;

type Taken = 'taken' | 'block_is_spent' | { readonly refused: Failure };

/** The day's calls of one account, counted where all processes see them; who may have one is in shedding.ts. */
export function openDayBudget(options: DayBudgetOptions): DayBudget {
  const { database, clock, accountId, perDay = CALLS_PER_DAY, resetHour = 0 } = options;
  let day = '';
  /** Taken off the day, not spent yet. */
  let left = 0;
  /** Of the whole account, as far as we know: what is stored, less what is left here. */
  let stored = 0;
  let taking: Promise<void> | undefined;
  const spentToday = () => (day === today().day ? stored - left : 0);
  const rules = { perDay, resetHour };
  const memory = createDayMemory({ database, clock, accountId, rules, spent: spentToday });

  const today = (): QuotaDay => quotaDayOf(clock.now(), resetHour);

  async function takeBlock(of: string): Promise<void> {
    const taken = await database.transaction(async (tx) => {
      const budget = createCallBudget(tx, accountId);
      const spent = await budget.lock(tx, of);
      const rest = perDay - spent;
      const block = Math.max(0, Math.min(BLOCK, Math.ceil(rest / PART_OF_REST)));
      await budget.save(of, spent + block);
      return { stored: spent + block, block };
    });
    left = day === of ? left + taken.block : taken.block;
    ({ stored } = taken);
    day = of;
  }

  /** One at a time: those who come meanwhile share it. */
  function takeOneBlock(of: string): Promise<void> {
    taking ??= takeBlock(of).finally(() => {
      taking = undefined;
    });
    return taking;
  }

  /** Without a pause between looking and taking: calls that come at once are each counted. */
  function tryTake(known: KnownDay, priority: CallPriority): Taken {
    const quietForMs = memory.quietForMs(known);
    if (quietForMs > 0) return { refused: new BlingDayExhausted(quietForMs) };
    const facts = memory.facts(known);
    const shedding = decideShedding(facts)[priority];
    if (shedding.do === 'wait') {
      const retryAfterMs = Math.max(1, shedding.until - facts.now);
      return shedding.why === 'spent'
        ? { refused: new BlingDayExhausted(retryAfterMs) }
        : { refused: new BlingClassShed({ priority, retryAfterMs }) };
    }
    if (left === 0) return stored < perDay ? 'block_is_spent' : { refused: dayIsSpent() };
    left -= 1;
    memory.note(priority);
    return 'taken';
  }

  const dayIsSpent = () => new BlingDayExhausted(today().endsAt - clock.now());

  return {
    async spend(priority) {
      for (;;) {
        const of = today().day;
        if (day !== of) await takeOneBlock(of);
        const known = await memory.current();
        if (day !== today().day) continue;
        const taken = tryTake(known, priority);
        if (taken === 'taken') return;
        if (taken === 'block_is_spent') {
          await takeOneBlock(of);
          continue;
        }
        const isTold = known.state.shed.some((shed) => shed.priority === priority);
        // Who looks at the status should see it.
        if (taken.refused instanceof BlingClassShed && !isTold) await memory.refresh();
        throw taken.refused;
      }
    },
    hear: (news) => {
      memory.hear(news);
    },
    othersPerSecond: () => memory.othersPerSecond(),
  };
}
