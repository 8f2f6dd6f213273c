import { sumCents } from '../../kernel/cents.ts';
import { saleStateOf } from '../sale-state.ts';
import { hasUnsentEdit } from '../unsent-edit.ts';
import type { BothSides, ChangeWork } from './change-work.ts';
import { isOver, type SeenSides } from './kind.decide.ts';

/** Where an order stands on both sides, before its goods are compared. */
export interface Sides extends Omit<SeenSides, 'removes' | 'adds' | 'erpEdited'> {
  /** It goes on: what the ERP should have of it can be said. */
  readonly isLive: boolean;
  /** The buyer paid, and has not got all of it back. */
  readonly buyerPaid: boolean;
}

export function toSides(
  { store, values }: Pick<ChangeWork, 'store' | 'values'>,
  { sync, order, erp, isGone }: BothSides & { readonly isGone: boolean },
): Sides {
  const { stageOf } = store.store.orders;
  const backCents = -sumCents(order.refunds.map(({ totalCents }) => totalCents));
  const isRefundedWhole = order.totalCents > 0 && backCents >= order.totalCents;
  const stage = isGone ? 'gone' : stageOf(order.status);
  const agreedStage = sync.agreed_status ? stageOf(sync.agreed_status) : undefined;
  return {
    stage,
    status: order.status,
    agreedStatus: sync.agreed_status ?? undefined,
    agreedStage,
    contentChanged: hasUnsentEdit(order, sync),
    hasRefunds: order.refunds.length > 0,
    isRefundedWhole,
    erpStatusValue: (erp.statusId && values.get(erp.statusId)) ?? erp.statusValue,
    isLive: !isOver(stage) && !isRefundedWhole,
    buyerPaid: !isRefundedWhole && wasPaid({ store, sync, order }),
  };
}

/** At the status on which both sides last agreed. */
function wasPaid({
  store,
  sync,
  order,
}: Pick<BothSides, 'sync' | 'order'> & Pick<ChangeWork, 'store'>) {
  const { agreed_status: status } = sync;
  return status !== null && saleStateOf(store, { ...order, status }) === 'paid';
}
