import type { ShipmentStage } from '../../commerce/shipment.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import type { OrderStage } from '../../stores/order-desk.ts';

export interface ShipmentStatusFacts {
  readonly stage: ShipmentStage;
  /** What the order shows in the store now, and what that means. */
  readonly storeStatus: string;
  readonly storeStage: OrderStage;
  /** What the wanted status means in the store. */
  readonly stageOf: (status: string) => OrderStage;
}

type Words = Pick<StorePolicy, 'shippedStatus' | 'deliveredStatus'>;

/** Whose parcels may move its status: paid or held ones, and those that the merchant's own words are for. */
const OPEN: ReadonlySet<OrderStage> = new Set(['held', 'paid', 'custom']);
/** These return stock, make a refund or send mails: no parcel asks for that (domain rules 2.4). */
const NEVER: ReadonlySet<OrderStage> = new Set([
  'draft',
  'unpaid',
  'held',
  'cancelled',
  'refunded',
  'failed',
  'trashed',
]);

/** Which status the merchant wants for this stage; empty when none is mapped. */
export function wantedStatus(stage: ShipmentStage, policy: Words): string {
  if (stage === 'delivered') return policy.deliveredStatus;
  return stage === 'shipped' ? policy.shippedStatus : '';
}

/** @returns the status to set; `undefined`: leave it as it is */
export function decideShipmentStatus(
  facts: ShipmentStatusFacts,
  policy: Words,
): string | undefined {
  const { stage, storeStatus, storeStage, stageOf } = facts;
  const status = wantedStatus(stage, policy);
  if (status === '' || status === storeStatus || NEVER.has(stageOf(status))) return undefined;
  if (OPEN.has(storeStage)) return isBackwards(facts, policy) ? undefined : status;
  // Completed is the end, but for a word of the merchant's own that comes after it.
  return storeStage === 'completed' && stage === 'delivered' && stageOf(status) === 'custom'
    ? status
    : undefined;
}

function isBackwards({ stage, storeStatus }: ShipmentStatusFacts, policy: Words): boolean {
  return stage === 'shipped' && storeStatus === policy.deliveredStatus;
}
