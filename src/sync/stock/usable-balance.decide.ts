import type { ErpInstant, Observation } from '../newest-balance.decide.ts';

/**
 * What a balance that is already known is good for, without asking the ERP again.
 *
 * `any_number`: as good as a read. `lowering`: perhaps older than what happened since, but it may take a number down
 * at once, since what is shown rests on no better one. `nothing`: ask. Each is good for what follows, too.
 */
export type BalanceUse = 'any_number' | 'lowering' | 'nothing';

export interface PresentTime {
  /** Our clock, epoch ms. */
  readonly now: number;
  /** The ERP's; `undefined` when it is not known. */
  readonly erpNow: ErpInstant | undefined;
}

/**
 * How old an event may be when its number is written, by the ERP's own clock. News comes within seconds (guide 4.2);
 * one that is late says that others may be late, too, such as that of the sale that came after it.
 */
export const PROMPT_MS = 10_000;
/** What a read proved is proven anew after this: sweeps confirm what events tell (domain rules 5.4). */
export const CONFIRMED_MS = 2 * 3_600_000;

/**
 * An event's balance is good for a number when it is surely the newest (its date is the ERP's, and so is what it is
 * compared with), when it came promptly, and when a read stands behind it, which alone says what orders it contains:
 * an event by itself releases nothing (domain rules 1.3).
 */
export function usableBalance(known: Observation | undefined, time: PresentTime): BalanceUse {
  const readBeganAt = known?.readBeganAt;
  if (!known || readBeganAt === undefined) return 'nothing';
  // A read from the future is one of before our clock was set: what it contained cannot be told.
  const readAgoMs = time.now - readBeganAt;
  if (readAgoMs < 0 || readAgoMs > CONFIRMED_MS) return 'nothing';
  const { erpNow } = time;
  const toldAt = known.source === 'event' ? known.event?.date : undefined;
  if (known.isDoubtful || toldAt === undefined || erpNow === undefined) return 'lowering';
  return erpNow.latest - toldAt <= PROMPT_MS ? 'any_number' : 'lowering';
}
