import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import type { StoreOrder } from '../commerce/order.ts';
import type { Db } from '../database/tables.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { orderLine, storeOrder } from './order.builder.ts';
import { erpId, itemId, OTHER_STORE, STORE } from './repository.builder.ts';
import { createStoreOrders } from './store-order.repository.ts';

const MUG = erpId('101');
const TRAY = erpId('102');
const LINKED = new Map([[itemId('18'), MUG]]);
const STEPS = [undefined, 'seen', 'skipped', 'imported', 'tombstone'] as const;
const orderId = (id: string) => StoreOrderId.parse(id);

describeOnEachDatabase('orders of a store', ({ open }) => {
  async function openOrders() {
    const { db } = await open();
    const orders = createStoreOrders(db, STORE);
    return {
      db,
      orders,
      save: (change: Partial<StoreOrder> = {}, print = 'print') =>
        orders.save(
          { order: storeOrder(change), stage: 'paid', print, sealed: 'sealed' },
          LINKED,
          9,
        ),
    };
  }

  it('are kept as last read, each in its own store', async () => {
    const { db, orders, save } = await openOrders();
    await save();
    await save({ status: 'completed', modifiedAt: 50 }, 'other print');

    expect(await orders.find(orderId('40'))).toMatchObject({
      status: 'completed',
      modified_at: 50,
      total_cents: 21_550,
      facts_print: 'other print',
    });
    expect(await orders.prints([orderId('40'), orderId('41')])).toEqual(
      new Map([[orderId('40'), 'other print']]),
    );
    const elsewhere = createStoreOrders(db, OTHER_STORE);
    expect(await elsewhere.find(orderId('40'))).toBeUndefined();
    expect(await elsewhere.listIds()).toEqual([]);
  });

  it('are read from the newest on', async () => {
    const { orders } = await openOrders();
    const saved = { stage: 'paid', print: 'print' } as const;
    for (const createdAt of [10, 30, 20]) {
      const order = storeOrder({ id: orderId(String(createdAt)), createdAt });
      await orders.save({ ...saved, order, sealed: `sealed ${createdAt}` }, LINKED, 9);
    }

    expect((await orders.newest(2)).map((row) => row.facts_sealed)).toEqual([
      'sealed 30',
      'sealed 20',
    ]);
  });

  it('keep what the ERP was told of a line; removed lines go, later units are not told', async () => {
    const { db, orders, save } = await openOrders();
    const lines = [orderLine({ id: '1' }), orderLine({ id: '2', itemId: itemId('19') })];
    await save({ lines });
    await orders.saveImported({ id: orderId('40'), lines });
    expect(await orders.productsOf(orderId('40'))).toEqual([MUG]);

    await save({ lines: [orderLine({ id: '1', quantity: 5 }), orderLine({ id: '3' })] });
    expect(await linesOf(db)).toEqual([
      { line_id: '1', quantity: 5, imported_units: 2 },
      { line_id: '3', quantity: 2, imported_units: null },
    ]);
    await save({ lines: [] });
    expect(await linesOf(db)).toEqual([]);
  });

  it('learn the product of a line once its item is linked', async () => {
    const { orders, save } = await openOrders();
    const lines = [orderLine({ id: '1', itemId: itemId('19') }), orderLine({ id: '2' })];
    await save({ lines });
    await save({ id: orderId('41'), lines });
    await save({ id: orderId('42') });

    const named = await orders.linkLines(itemId('19'), TRAY);
    expect([...named].toSorted()).toEqual(['40', '41']);
    expect([...(await orders.productsOf(orderId('41')))].toSorted()).toEqual([MUG, TRAY]);
    expect(await orders.productsOf(orderId('42'))).toEqual([MUG]);
    expect(await orders.linkLines(itemId('19'), TRAY)).toEqual([]);
  });

  it('that are not in the ERP for whatever reason are listed', async () => {
    const { db, orders, save } = await openOrders();
    const syncs = createOrderSyncs(db, STORE);
    for (const [at, step] of STEPS.entries()) {
      const id = orderId(String(at));
      await save({ id, modifiedAt: 100 - at });
      if (step === undefined) continue;
      await syncs.begin(id, 'token');
      await syncs.update(id, { step });
    }

    expect(await orders.listNotImported()).toEqual(['0', '1', '2']);
    expect(await orders.listIds()).toEqual(['4', '3', '2', '1', '0']);
  });
});

function linesOf(db: Db) {
  return db
    .selectFrom('store_order_line')
    .select(['line_id', 'quantity', 'imported_units'])
    .orderBy('line_id')
    .execute();
}
