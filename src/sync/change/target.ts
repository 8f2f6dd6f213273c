import type { ErpOrder, NewErpOrder } from '../../bling/erp-order.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { OrderSync } from '../order-sync.repository.ts';
import { draftToErpOrder } from '../order/draft.ts';
import { prepareOrder } from '../order/prepare.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';

export type Target =
  | { readonly ready: true; readonly order: NewErpOrder }
  | { readonly ready: false; readonly cause: MessageRef };

/** What the ERP should have of an order that goes on: made as at the import, of the order net of its refunds. */
export async function buildTarget(
  io: SyncIo,
  seen: { store: SyncStore; net: StoreOrder; sync: OrderSync; erp: ErpOrder },
): Promise<Target> {
  const { store, net, sync, erp } = seen;
  const { number } = net;
  if (net.lines.length === 0)
    return { ready: false, cause: message('change.nothingLeft', { number }) };
  // Customer and status of the ERP's order stay: a change is of goods and money.
  if (!erp.contactId || !erp.statusId)
    return { ready: false, cause: message('change.unreadable', { number }) };
  const wanted = { order: net, statusId: erp.statusId, token: sync.token };
  const prepared = await prepareOrder(io, store, wanted);
  if (!prepared.ready) return prepared;
  return { ready: true, order: draftToErpOrder(prepared.draft, erp.contactId) };
}
