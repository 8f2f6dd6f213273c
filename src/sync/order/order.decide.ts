import type { ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { OrderStep } from '../../database/tables/order.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { OrderStage } from '../../stores/order-desk.ts';

/** What is known of one store order and of what became of it in the ERP. */
export interface OrderFacts {
  readonly order: StoreOrder;
  readonly stage: OrderStage;
  readonly step: OrderStep;
  /** The store status that both sides last agreed on. */
  readonly agreedStatus: string | undefined;
  /** Whether lines or total differ from what was sent. */
  readonly contentChanged: boolean;
  readonly erpStatusId: ErpStatusId | undefined;
  /** Receivables, a note or goods were posted of it, as far as we know. */
  readonly hasPostings: boolean;
  /** Normalised: 1 fulfilled, 2 cancelled. */
  readonly erpStatusValue: number | undefined;
}

export interface OrderPolicy {
  readonly goLiveAt: number;
  /** Methods whose unpaid orders are imported all the same. */
  readonly importUnpaidMethods: readonly string[];
  /** Custom statuses of the store that count as sold. */
  readonly importedCustomStatuses: readonly string[];
  /** Store status word to ERP status, as confirmed by a person. */
  readonly statusToErp: ReadonlyMap<string, ErpStatusId>;
}

export type OrderPlan =
  | { readonly do: 'nothing' }
  /** Recorded once, with its reason: it is not ours to import. */
  | { readonly do: 'skip'; readonly reason: MessageRef }
  | { readonly do: 'import'; readonly statusId: ErpStatusId }
  | { readonly do: 'set_status'; readonly statusId: ErpStatusId }
  /** Both sides say the same; only our note of it is old. */
  | { readonly do: 'agree' }
  | { readonly do: 'ask'; readonly cause: MessageRef }
  /** More than a status: its plan depends on what was made of the order in the ERP. */
  | { readonly do: 'change' };

const NEVER_FIRST_SEEN: ReadonlySet<OrderStage> = new Set(['failed', 'cancelled', 'refunded']);
const NOT_AN_ORDER: ReadonlySet<OrderStage> = new Set(['draft', 'trashed']);

/** Decides what a store order means for the ERP (domain rules 2); never acts. */
export function decideOrder(facts: OrderFacts, policy: OrderPolicy): OrderPlan {
  if (facts.step === 'tombstone') return { do: 'nothing' };
  if (facts.step === 'imported') return decideImported(facts, policy);
  return decideNew(facts, policy);
}

function decideNew(facts: OrderFacts, policy: OrderPolicy): OrderPlan {
  const { order, stage } = facts;
  if (NOT_AN_ORDER.has(stage)) return { do: 'nothing' };
  if (order.createdAt < policy.goLiveAt)
    return { do: 'skip', reason: message('order.beforeGoLive', {}) };
  if (NEVER_FIRST_SEEN.has(stage)) {
    return { do: 'skip', reason: message('order.firstSeenEnded', { status: order.status }) };
  }
  if (stage === 'unpaid' && !policy.importUnpaidMethods.includes(order.paymentMethod)) {
    return { do: 'nothing' };
  }
  if (stage === 'custom' && !policy.importedCustomStatuses.includes(order.status)) {
    return { do: 'nothing' };
  }
  return planImport(facts, policy);
}

function planImport({ order }: OrderFacts, policy: OrderPolicy): OrderPlan {
  const { number, currency } = order;
  // Taken one to one, a hundred dollars would become a hundred reais.
  if (currency !== 'BRL')
    return { do: 'ask', cause: message('order.otherCurrency', { number, currency }) };
  const statusId = policy.statusToErp.get(order.status);
  if (statusId) return { do: 'import', statusId };
  return { do: 'ask', cause: message('order.unmappedStatus', { status: order.status }) };
}

function decideImported(facts: OrderFacts, policy: OrderPolicy): OrderPlan {
  const { order, stage } = facts;
  if (stage === 'draft') return { do: 'nothing' };
  if (facts.contentChanged && !CANCELLING.has(stage)) return { do: 'change' };
  if (order.status === facts.agreedStatus) return { do: 'nothing' };
  if (stage === 'trashed' || stage === 'refunded') return { do: 'change' };
  return decideStatus(facts, policy);
}

const CANCELLING: ReadonlySet<OrderStage> = new Set(['cancelled', 'failed']);

function decideStatus(facts: OrderFacts, policy: OrderPolicy): OrderPlan {
  const { order, stage, erpStatusId, erpStatusValue, hasPostings } = facts;
  const wanted = policy.statusToErp.get(order.status);
  const cancels = CANCELLING.has(stage);
  // What was posted is taken back first, and some of it only by a person.
  if (cancels && (erpStatusValue === 1 || (hasPostings && erpStatusValue !== 2)))
    return { do: 'change' };
  if (wanted === undefined) {
    return stage === 'custom'
      ? { do: 'agree' }
      : { do: 'ask', cause: message('order.unmappedStatus', { status: order.status }) };
  }
  if (wanted === erpStatusId) return { do: 'agree' };
  if (erpStatusValue === 1) return { do: 'agree' };
  if (erpStatusValue === 2 && !cancels) return { do: 'change' };
  return { do: 'set_status', statusId: wanted };
}
