import type { CallPriority } from '../bling/call-priority.ts';
import type { DayBudget } from '../bling/day-budget.ts';
import { BlingDayExhausted } from '../bling/failures.ts';
import type { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import { fromSaoPaulo, toSaoPauloDate } from '../kernel/sao-paulo-time.ts';
import { createCallBudget } from './call-budget.repository.ts';

export interface DayBudgetOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly accountId: AccountId;
  /** Calls of a day, 120 000 by default (guide 3.1). */
  readonly perDay?: number | undefined;
}

/**
 * So many calls are taken off the stored day at once, and then spent from memory. A crash leaves at most
 * so many counted that were not made, and never one made that was not counted.
 */
const BLOCK = 25;
const DAY_MS = 24 * 3_600_000;

/** What each class may use of the day: what it leaves is for the more urgent ones. */
const SHARE = {
  order: 1,
  payment: 0.98,
  stock: 0.96,
  catalogue: 0.85,
  sweep: 0.75,
} as const satisfies Record<CallPriority, number>;

/** The day's calls of one account, counted where all processes see them. */
export function openDayBudget(options: DayBudgetOptions): DayBudget {
  const { database, clock, accountId, perDay = 120_000 } = options;
  let day = '';
  /** Taken off the day, not spent yet. */
  let left = 0;
  /** Of the whole account, as far as we know: what is stored, less what is left here. */
  let stored = 0;
  let taking: Promise<void> | undefined;

  async function takeBlock(today: string): Promise<void> {
    const taken = await database.transaction(async (tx) => {
      const budget = createCallBudget(tx, accountId);
      const spent = await budget.lock(tx, today);
      const block = Math.max(0, Math.min(BLOCK, perDay - spent));
      await budget.save(today, spent + block);
      return { stored: spent + block, block };
    });
    left = day === today ? left + taken.block : taken.block;
    ({ stored } = taken);
    day = today;
  }

  /** One at a time: those who come meanwhile share it. */
  function takeOneBlock(today: string): Promise<void> {
    taking ??= takeBlock(today).finally(() => {
      taking = undefined;
    });
    return taking;
  }

  return {
    async spend(priority) {
      for (;;) {
        const today = toSaoPauloDate(clock.now());
        const isFresh = day === today;
        const limit = Math.floor(perDay * SHARE[priority]);
        const isSpent = isFresh && stored - left >= limit;
        if (isSpent && (left > 0 || stored >= perDay)) throw exhausted(clock.now());
        if (isFresh && left > 0) {
          left -= 1;
          return;
        }
        await takeOneBlock(today);
      }
    },
  };
}

/** Until the next midnight of São Paulo. */
function exhausted(now: number): BlingDayExhausted {
  const tomorrow = fromSaoPaulo(toSaoPauloDate(now + DAY_MS)) ?? now + DAY_MS;
  return new BlingDayExhausted(tomorrow - now);
}
