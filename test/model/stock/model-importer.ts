import {
  type ChannelId,
  ErpContactId,
  ErpProductId,
  StoreOrderId,
} from '../../../src/commerce/ids.ts';
import type { StoreOrder } from '../../../src/commerce/order.ts';
import { cents } from '../../../src/kernel/cents.ts';
import { quantity } from '../../../src/kernel/quantity.ts';
import { oneByOne } from '../../../src/sync/one-by-one.ts';
import { unsealOrder } from '../../../src/sync/order-intake.ts';
import { createOrderSyncs } from '../../../src/sync/order-sync.repository.ts';
import { recordErpStatus } from '../../../src/sync/order/erp-status.record.ts';
import { recordImport } from '../../../src/sync/order/order.record.ts';
import { createStoreOrders } from '../../../src/sync/store-order.repository.ts';
import { storeOf, type SyncIo } from '../../../src/sync/sync-account.ts';
import { splitPair, WORK_KINDS } from '../../../src/sync/work-kinds.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../../src/work/handler.ts';
import type { WorkRow } from '../../../src/work/work-row.ts';
import { STATUS } from './goods.ts';

/** Of the import of orders only what stock depends on; it records what the real one records. */
export function createModelImporter(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, { commit, signal }: DrainContext): Promise<RowResult> {
    const { storeId, id } = splitPair(row.key);
    const orderId = StoreOrderId.parse(id);
    const account = await io.account();
    const store = storeOf(account, storeId);
    const { db } = io.database;
    const saved = await createStoreOrders(db, store.id).find(orderId);
    if (!saved) return { do: 'done' };
    const order = unsealOrder(io, saved);
    const work = { account, store, order, correlation: 'model' };
    const bling = account.bling.at('order', signal);
    const sync = await createOrderSyncs(db, store.id).find(orderId);

    if (sync?.step !== 'imported' || !sync.erp_order_id) {
      if (order.status !== 'processing' && order.status !== 'completed') return { do: 'done' };
      await commit(async (tx) => {
        await createOrderSyncs(tx, store.id).begin(orderId, 'token');
        await createStoreOrders(tx, store.id).saveImported(order);
      });
      const erpOrderId = await bling.orders.create(toErpOrder(order, store.channelId));
      const made = { erpOrderId, statusId: STATUS.open };
      return { do: 'done', record: recordImport(io, work, { value: made, how: 'sent' }) };
    }
    const wanted = STATUS_TO_ERP.get(order.status);
    if (!wanted || order.status === sync.agreed_status) return { do: 'done' };
    await bling.orders.setStatus(sync.erp_order_id, wanted);
    return {
      do: 'done',
      record: async (tx) => {
        await createOrderSyncs(tx, store.id).update(orderId, { agreed_status: order.status });
        await recordErpStatus(io, work, wanted)(tx);
      },
    };
  }
  return oneByOne(WORK_KINDS.orderPush, run);
}

const STATUS_TO_ERP = new Map([
  ['cancelled', STATUS.cancelled],
  ['completed', STATUS.fulfilled],
]);

function toErpOrder(order: StoreOrder, channelId: ChannelId) {
  const nothing = cents(0);
  return {
    storeNumber: order.id,
    channelId,
    date: order.createdAt,
    contactId: ErpContactId.parse('1'),
    items: order.lines.map(({ sku, name, itemId, quantity: units }) => ({
      productId: ErpProductId.parse(itemId),
      sku,
      name,
      quantity: quantity(units),
      unitPriceCents: nothing,
    })),
    discountCents: nothing,
    otherExpensesCents: nothing,
    freightCents: nothing,
    installments: [],
    notes: '',
    internalNotes: '',
  };
}
