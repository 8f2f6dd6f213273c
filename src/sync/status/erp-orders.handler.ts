import { ErpOrderId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import type { ErpOrderPoll } from '../erp-order-poll.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';

/** Reads what changed in the ERP's orders: after a webhook, on the poll, on demand. */
export function createErpOrdersHandler(io: SyncIo, erpOrders: ErpOrderPoll): WorkHandler {
  async function run(row: WorkRow, { commit, signal }: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const bling = account.bling.at('payment', signal);
    const correlation = row.correlation ?? `poll:${row.version}`;
    await erpOrders.poll(account, { bling, commit, correlation });
    return { do: 'done' };
  }
  return oneByOne(WORK_KINDS.erpOrders, run);
}

/** Looks whether an order of ours is still in the ERP. Deleted there, it is never made again. */
export function createErpOrderHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, { signal }: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const erpOrderId = ErpOrderId.parse(row.key);
    for (const { id } of account.stores) {
      const store = storeOf(account, id);
      const sync = await createOrderSyncs(io.database.db, store.id).findByErpOrder(erpOrderId);
      if (!sync || sync.step === 'tombstone') continue;
      if (await account.bling.at('payment', signal).orders.get(erpOrderId)) continue;
      return {
        do: 'needs_person',
        cause: message('order.deletedInErp', { number: sync.order_id }),
        record: async (tx) => {
          await createOrderSyncs(tx, store.id).update(sync.order_id, { step: 'tombstone' });
          await io.audit.append(tx, {
            chain: account.id,
            actor: 'erp',
            action: 'order.deleted_in_erp',
            subject: `order:${sync.order_id}`,
            storeId: store.id,
            before: { erpOrderId },
            outcome: 'applied',
            correlation: row.correlation ?? `erp-order:${erpOrderId}`,
          });
        },
      };
    }
    return { do: 'done' };
  }
  return oneByOne(WORK_KINDS.erpOrder, run);
}
