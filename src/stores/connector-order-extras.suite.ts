import { describe, expect, it, type TestContext } from 'vitest';

import { InvoiceId, StoreOrderId } from '../commerce/ids.ts';
import type { IssuedInvoice } from '../commerce/invoice.ts';
import type { Shipment } from '../commerce/shipment.ts';
import type { ConnectorHarness, OpenedStore } from './connector-harness.suite.ts';
import { createItems, failureOf } from './connector-harness.suite.ts';

const INVOICE: IssuedInvoice = {
  id: InvoiceId.parse('901'),
  model: 'nfe',
  number: '123',
  series: '1',
  accessKey: '35261112345678000190550010000001231123456789',
  totalCents: 11_530,
  issuedAt: Date.parse('2026-11-24T15:00:00Z'),
  xmlUrl: 'https://erp.example/xml/901',
  danfeUrl: 'https://erp.example/danfe/901',
  cancelled: false,
};

const SHIPMENT: Shipment = {
  stage: 'shipped',
  trackingCodes: ['BR123456785BR'],
  trackingUrl: 'https://rastreio.example/BR123456785BR',
  carrier: 'Correios',
};

/** Later than any write that is still on its way. */
const SETTLED_MS = 600_000;

/** Parts of the orders that not every kind of store has: where one is absent its tests say so and end. */
export function describeOrderExtras(harness: ConnectorHarness): void {
  async function sale(): Promise<OpenedStore & { id: StoreOrderId }> {
    const opened = await harness.open();
    await opened.backdoor.run(createItems(opened.store, 1, { fields: { sku: 'CAN' } }));
    return { ...opened, id: opened.backdoor.buy([{ sku: 'CAN', quantity: 3 }]) };
  }

  describe('refunds in detail', () => {
    it('tell which pieces and how much of each line came back, and leave the rest to the total', async (test) => {
      const { store, backdoor, id } = await sale();
      const { refunds } = offered(test, store.orders, 'refunds');
      backdoor.refund(id, { sku: 'CAN', quantity: 2, shippingCents: 500 });
      backdoor.refund(id, { sku: 'CAN', quantity: 1 });

      const told = await backdoor.run(refunds(id));

      const [order] = await backdoor.run(store.orders.read([id]));
      const lineId = order?.lines[0]?.id;
      const sorted = told.toSorted((a, b) => a.totalCents - b.totalCents);
      expect(sorted).toMatchObject([
        { totalCents: -10_480, lines: [{ lineId, quantity: 2, totalCents: 9_980 }] },
        { totalCents: -4_990, lines: [{ lineId, quantity: 1, totalCents: 4_990 }] },
      ]);
      expect(new Set(told.map((refund) => refund.id))).toEqual(
        new Set(order?.refunds.map((refund) => refund.id)),
      );
    });

    it('of an order without any are none, of one that is not there are refused', async (test) => {
      const { store, backdoor, id } = await sale();
      const { refunds } = offered(test, store.orders, 'refunds');

      expect(await backdoor.run(refunds(id))).toEqual([]);
      const ghost = backdoor.run(refunds(StoreOrderId.parse('987654')));
      await expect(ghost).rejects.toMatchObject({ code: 'store.rejected' });
    });
  });

  describe('an invoice kept with its order', () => {
    it('is written once, again only when it changes, and tells nobody unasked', async (test) => {
      const { store, backdoor, id } = await sale();
      const { setInvoice } = offered(test, store.orders, 'setInvoice');
      const writesBefore = backdoor.writes();

      const first = await backdoor.run(setInvoice(id, INVOICE));
      const second = await backdoor.run(setInvoice(id, INVOICE));
      const cancelled = await backdoor.run(setInvoice(id, { ...INVOICE, cancelled: true }));

      expect([first, second, cancelled]).toEqual(['changed', 'already', 'changed']);
      expect(backdoor.writes() - writesBefore).toBe(2);
      expect(backdoor.notesToBuyer(id)).toEqual([]);
      const [order] = await backdoor.run(store.orders.read([id]));
      expect(order && store.orders.stageOf(order.status)).toBe('paid');
    });

    it('is refused for an order that is not there', async (test) => {
      const { store, backdoor } = await sale();
      const { setInvoice } = offered(test, store.orders, 'setInvoice');
      const ghost = backdoor.run(setInvoice(StoreOrderId.parse('987654'), INVOICE));

      await expect(ghost).rejects.toMatchObject({ code: 'store.rejected' });
    });

    it('is told to the buyer once, and once more when it is cancelled', async (test) => {
      const { talkativeStore, backdoor, id } = await sale();
      const { setInvoice } = offered(test, talkativeStore.orders, 'setInvoice');

      await backdoor.run(setInvoice(id, INVOICE));
      const again = await backdoor.run(setInvoice(id, INVOICE));
      expect(again).toBe('already');
      expect(backdoor.notesToBuyer(id)).toEqual([expect.stringContaining(INVOICE.accessKey)]);

      await backdoor.run(setInvoice(id, { ...INVOICE, cancelled: true }));
      await backdoor.run(setInvoice(id, { ...INVOICE, cancelled: true }));
      expect(backdoor.notesToBuyer(id)).toEqual([
        expect.stringContaining('emitida'),
        expect.stringContaining('cancelada'),
      ]);
    });

    it('is told once although the answer is lost', async (test) => {
      const { talkativeStore, backdoor, id } = await sale();
      const { setInvoice } = offered(test, talkativeStore.orders, 'setInvoice');
      backdoor.breakNext('lost_answer');

      expect(await failureOf(backdoor.run(setInvoice(id, INVOICE)))).toMatchObject({
        outcome: 'unknown',
      });
      expect(await backdoor.run(setInvoice(id, INVOICE))).toBe('already');
      expect(backdoor.notesToBuyer(id)).toHaveLength(1);
    });

    it('is told after all when the store never took the note, but not before that is sure', async (test) => {
      const { talkativeStore, backdoor, id } = await sale();
      const { setInvoice } = offered(test, talkativeStore.orders, 'setInvoice');
      backdoor.breakNext('hang');

      expect(await failureOf(backdoor.run(setInvoice(id, INVOICE)))).toMatchObject({
        outcome: 'unknown',
      });
      expect(await failureOf(backdoor.run(setInvoice(id, INVOICE)))).toMatchObject({
        outcome: 'unknown',
        retryAfterMs: expect.any(Number),
      });
      await backdoor.pass(SETTLED_MS);
      await backdoor.run(setInvoice(id, INVOICE));
      expect(backdoor.notesToBuyer(id)).toHaveLength(1);
    });
  });

  describe('tracking kept with its order', () => {
    it('is written once, and codes give way to codes only', async (test) => {
      const { store, backdoor, id } = await sale();
      const { setShipment } = offered(test, store.orders, 'setShipment');
      const writesBefore = backdoor.writes();
      const set = (change: Partial<Shipment>) =>
        backdoor.run(setShipment(id, { ...SHIPMENT, ...change }));

      const outcomes = [
        await set({}),
        await set({}),
        await set({ trackingCodes: [], trackingUrl: '', carrier: '' }),
        await set({ stage: 'labelled' }),
        await set({ trackingCodes: ['BR999999995BR', 'JAD-77'] }),
        await set({ trackingCodes: ['BR999999995BR', 'JAD-77'], stage: 'delivered' }),
        await set({ trackingCodes: ['BR999999995BR', 'JAD-77'] }),
      ];

      const [changed, already] = ['changed', 'already'] as const;
      expect(outcomes).toEqual([changed, already, already, already, changed, changed, already]);
      expect(backdoor.writes() - writesBefore).toBe(3);
      expect(backdoor.notesToBuyer(id)).toEqual([]);
    });

    it('is told to the buyer once for each set of codes, when it is on its way', async (test) => {
      const { talkativeStore, backdoor, id } = await sale();
      const { setShipment } = offered(test, talkativeStore.orders, 'setShipment');
      const set = (change: Partial<Shipment>) =>
        backdoor.run(setShipment(id, { ...SHIPMENT, ...change }));

      await set({ stage: 'labelled' });
      expect(backdoor.notesToBuyer(id)).toEqual([]);
      await set({});
      await set({});
      await set({ stage: 'delivered' });
      expect(backdoor.notesToBuyer(id)).toEqual([expect.stringContaining('BR123456785BR')]);
      await set({ trackingCodes: ['BR999999995BR'] });
      expect(backdoor.notesToBuyer(id)).toHaveLength(2);
    });

    it('is told once although the answer is lost', async (test) => {
      const { talkativeStore, backdoor, id } = await sale();
      const { setShipment } = offered(test, talkativeStore.orders, 'setShipment');
      backdoor.breakNext('lost_answer');

      await failureOf(backdoor.run(setShipment(id, SHIPMENT)));
      expect(await backdoor.run(setShipment(id, SHIPMENT))).toBe('already');
      expect(backdoor.notesToBuyer(id)).toHaveLength(1);
    });
  });
}

/** The desk with this part; the test ends, visibly, where a store has none. */
function offered<Desk extends object, Part extends keyof Desk>(
  test: TestContext,
  desk: Desk,
  part: Part,
): Desk & Required<Pick<Desk, Part>> {
  if (!hasPart(desk, part)) test.skip(`this kind of store has no ${String(part)}`);
  return desk as Desk & Required<Pick<Desk, Part>>;
}

function hasPart(desk: object, part: PropertyKey): boolean {
  return typeof Reflect.get(desk, part) === 'function';
}
