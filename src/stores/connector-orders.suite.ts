import { describe, expect, it } from 'vitest';

import { StoreOrderId } from '../commerce/ids.ts';
import type { StoreOrder } from '../commerce/order.ts';
import { sumCents } from '../kernel/cents.ts';
import type { ConnectorHarness } from './connector-harness.suite.ts';
import { createItems, newItem, walk } from './connector-harness.suite.ts';

export function describeOrders(harness: ConnectorHarness): void {
  describe('orders', () => {
    it('reads a purchase to the cent, with buyer, lines and the units taken from stock', async () => {
      const { store, backdoor } = await harness.open();
      const cup = await backdoor.run(store.catalogue.create(newItem({ fields: { sku: 'CAN' } })));
      const mug = await backdoor.run(store.catalogue.create(newItem({ fields: { sku: 'XIC' } })));
      const id = backdoor.buy([
        { sku: 'CAN', quantity: 3 },
        { sku: 'XIC', quantity: 1 },
      ]);

      const [order, ...others] = await backdoor.run(store.orders.read([id]));

      if (!order) throw new Error('the order is not there');
      expect(others).toEqual([]);
      expect(order.totalCents).toBe(backdoor.orderTotalCents(id));
      expect(partsOf(order)).toBe(order.totalCents);
      expect(order.lines).toMatchObject([
        { itemId: cup.id, sku: 'CAN', quantity: 3, reducedUnits: 3, totalCents: 14_970 },
        { itemId: mug.id, sku: 'XIC', quantity: 1, reducedUnits: 1, totalCents: 4_990 },
      ]);
      expect(order.buyer.cpf).toMatch(/^\d{11}$/);
      expect(store.orders.stageOf(order.status)).toBe('paid');
      expect(backdoor.quantityOf('CAN')).toBe(7);
    });

    it('leaves out of a read what is not there, and finds what lies in the trash', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      const kept = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      const trashed = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      backdoor.trashOrder(trashed);

      const orders = await backdoor.run(
        store.orders.read([StoreOrderId.parse('987654'), trashed, kept]),
      );

      expect(orders.map(({ id, status }) => [id, store.orders.stageOf(status)])).toEqual([
        [trashed, 'trashed'],
        [kept, 'paid'],
      ]);
    });

    it('walks all changed orders, even when more changed in one second than fit a page', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1, { quantity: 1_000, fields: { sku: 'CAN' } }));
      const before = backdoor.now();
      const bought = Array.from({ length: 230 }, () => backdoor.buy([{ sku: 'CAN', quantity: 1 }]));
      await backdoor.pass(2_000);
      bought.push(backdoor.buy([{ sku: 'CAN', quantity: 1 }]));

      const pages = await backdoor.run(walk((after) => store.orders.changedSince(before, after)));

      const seen = new Set(pages.flatMap(({ orders }) => orders.map(({ id }) => id)));
      expect(seen).toEqual(new Set(bought));
    });

    it('loses no order that changes while it walks', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1, { quantity: 1_000, fields: { sku: 'CAN' } }));
      const before = backdoor.now();
      const bought: StoreOrderId[] = [];
      for (let at = 0; at < 150; at++) {
        bought.push(backdoor.buy([{ sku: 'CAN', quantity: 1 }]));
        await backdoor.pass(1_000);
      }

      const first = await backdoor.run(store.orders.changedSince(before, undefined));
      for (const id of bought.slice(0, 40)) backdoor.cancelOrder(id);
      const rest = await backdoor.run(
        walk((after) => store.orders.changedSince(before, after ?? first.next)),
      );

      const seen = new Set([first, ...rest].flatMap(({ orders }) => orders.map(({ id }) => id)));
      expect(seen).toEqual(new Set(bought));
    });

    it('finds an order again at the very second of its change', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      const id = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      const [order] = await backdoor.run(store.orders.read([id]));

      const pages = await backdoor.run(
        walk((after) => store.orders.changedSince(order?.modifiedAt ?? 0, after)),
      );

      expect(pages.flatMap(({ orders }) => orders.map((each) => each.id))).toContain(id);
    });

    it('tells of cancelled and trashed orders', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      const cancelled = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      const trashed = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      await backdoor.pass(3_600_000);
      const since = backdoor.now();
      backdoor.cancelOrder(cancelled);
      backdoor.trashOrder(trashed);

      const pages = await backdoor.run(walk((after) => store.orders.changedSince(since, after)));

      const stages = new Map(
        pages.flatMap(({ orders }) =>
          orders.map(({ id, status }) => [id, store.orders.stageOf(status)] as const),
        ),
      );
      expect(stages).toEqual(
        new Map([
          [cancelled, 'cancelled'],
          [trashed, 'trashed'],
        ]),
      );
    });

    it('writes a status once when it is set twice', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      const id = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      const writesBefore = backdoor.writes();

      const first = await backdoor.run(store.orders.setStatus(id, 'completed'));
      const second = await backdoor.run(store.orders.setStatus(id, 'completed'));

      expect([first, second]).toEqual(['changed', 'already']);
      expect(backdoor.writes() - writesBefore).toBe(1);
      const [order] = await backdoor.run(store.orders.read([id]));
      expect(order && store.orders.stageOf(order.status)).toBe('completed');
    });

    it('refuses a status that the store does not know, and an order that is not there', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(store.catalogue.create(newItem({ fields: { sku: 'CAN' } })));
      const id = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      const ghost = StoreOrderId.parse('987654');

      const unknown = backdoor.run(store.orders.setStatus(id, 'nonsense'));
      await expect(unknown).rejects.toMatchObject({ code: 'store.rejected' });
      const gone = backdoor.run(store.orders.setStatus(ghost, 'completed'));
      await expect(gone).rejects.toMatchObject({ code: 'store.rejected' });

      const [order] = await backdoor.run(store.orders.read([id]));
      expect(order && store.orders.stageOf(order.status)).toBe('paid');
    });
  });
}

/** The equation of an order without taxes in its prices: lines, shipping, fees (domain rules 3). */
function partsOf(order: StoreOrder): number {
  return sumCents([
    ...order.lines.flatMap(({ totalCents, totalTaxCents }) => [totalCents, totalTaxCents]),
    order.shippingCents,
    order.shippingTaxCents,
    ...order.fees.flatMap(({ totalCents, taxCents }) => [totalCents, taxCents]),
  ]);
}
