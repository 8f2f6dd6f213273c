import { message, type MessageRef } from '../../messages/message.ts';
import type { OrderStage } from '../../stores/order-desk.ts';

/** Where an order stands on both sides. */
export interface StatusFacts {
  readonly number: string;
  /** The store's status word and what it means. */
  readonly storeStatus: string;
  readonly stage: OrderStage;
  /** Normalised status of the ERP (1 fulfilled, 2 cancelled); `undefined` when it is not known. */
  readonly erpStatusValue: number | undefined;
  /** The store status that the mapping names for the ERP's status, when a person chose one. */
  readonly mapped: string | undefined;
  /** What `mapped` means in the store. */
  readonly mappedStage: OrderStage | undefined;
  /** It shows the merchant's own word for parcels that have arrived: nothing comes after it. */
  readonly delivered: boolean;
  /** Paid: processing or completed with a method that is not pay-later. Never the paid date alone. */
  readonly paid: boolean;
}

export type StatusPlan =
  | { readonly do: 'nothing' }
  | { readonly do: 'set'; readonly status: string }
  | { readonly do: 'ask'; readonly cause: MessageRef };

const ENDED: ReadonlySet<OrderStage> = new Set(['completed', 'cancelled', 'refunded', 'trashed']);
/** These return the stock, make a refund, or send mails: only when a person mapped them by name. */
const NEVER_BY_DEFAULT: ReadonlySet<OrderStage> = new Set(['unpaid', 'failed', 'refunded']);

/** What the store should show after a change in the ERP (domain rules 2.4). Never backwards. */
export function decideStatus(facts: StatusFacts): StatusPlan {
  if (facts.erpStatusValue === 2) return decideCancelled(facts);
  if (facts.mapped === undefined || facts.mapped === facts.storeStatus) return { do: 'nothing' };
  if (ENDED.has(facts.stage) || facts.delivered) return { do: 'nothing' };
  const target = facts.mappedStage;
  if (target === undefined || NEVER_BY_DEFAULT.has(target)) return { do: 'nothing' };
  if (target === 'held' && facts.stage === 'paid') return { do: 'nothing' };
  return { do: 'set', status: facts.mapped };
}

function decideCancelled(facts: StatusFacts): StatusPlan {
  if (ENDED.has(facts.stage) && facts.stage !== 'completed') return { do: 'nothing' };
  if (facts.stage === 'failed') return { do: 'nothing' };
  if (facts.paid) {
    return { do: 'ask', cause: message('order.cancelledInErpButPaid', { number: facts.number }) };
  }
  if (facts.mapped === undefined || facts.mappedStage !== 'cancelled') return { do: 'nothing' };
  return { do: 'set', status: facts.mapped };
}
