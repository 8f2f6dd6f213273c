import type { BlingOrder, BlingState } from '../sandboxes/bling.ts';
import type { StoreOrder, StoreState } from '../sandboxes/store.ts';
import { CHANNELS, STATUSES } from '../shop/account.ts';

/** A store order that is paid for, and its counterpart, living, in the ERP. */
export interface PaidPair {
  readonly order: StoreOrder;
  readonly erp: BlingOrder;
}

/** Orders of the store of which money went back while the ERP has them whole: a note stands, and a person is asked. */
export function refundedUnderNote(pairs: readonly PaidPair[]): readonly number[] {
  return pairs
    .filter(({ order, erp }) => order.refundedCents > 0 && erp.totalCents === order.totalCents)
    .map(({ order }) => order.id);
}

/** Words of the store that mean: paid for, unless the buyer pays at the door. */
const PAID = new Set(['processing', 'completed']);
const PAID_AT_THE_DOOR = 'cod';

/** All that must have been invoiced and must have receivables. What a person cancelled in the ERP is not among it. */
export function paidPairs(bling: BlingState, store: StoreState): readonly PaidPair[] {
  const byNumber = new Map(
    bling.orders
      .filter(
        ({ lojaId, statusId }) => lojaId === CHANNELS.store && statusId !== STATUSES.cancelled,
      )
      .map((erp) => [erp.numeroLoja, erp]),
  );
  return store.orders.flatMap((order) => {
    const erp = byNumber.get(String(order.id));
    const isPaid = PAID.has(order.status) && order.paymentMethod !== PAID_AT_THE_DOOR;
    return erp && isPaid && order.totalCents > 0 ? [{ order, erp }] : [];
  });
}
