import { describe, expect, it } from 'vitest';

import { InvoiceId, StoreOrderId } from '../../src/commerce/ids.ts';
import { newWish } from '../../src/sync/invoice/invoice.record.ts';
import { createOrderInvoices } from '../../src/sync/order-invoice.repository.ts';
import { type ChangedShop, openChangedShop } from './changed-shop.builder.ts';
import { openOtherApp } from './other-app.builder.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { STATUS } from './shop-world.builder.ts';
import { everyDeath } from './whole-order.builder.ts';

/** Shorter than two calls of ours lie apart. */
const LOOK_MS = 100;
const PATIENCE_MS = 3 * 60_000;
/** More calls than any of these changes makes. */
const MOST_CALLS = 20;

interface Case {
  readonly name: string;
  readonly withNote: boolean;
  change(shop: ChangedShop, id: number): void;
  expectEnd(shop: ChangedShop): void;
  /** How our own notes of the receivables end. */
  readonly step: 'posted' | 'reversed';
}

const order = (shop: ChangedShop) => {
  const found = shop.erpOrder();
  if (!found) throw new Error('there is no order in Bling');
  return found;
};

/** One set of receivables, worth the order to the cent. */
function expectReceivables(shop: ChangedShop): void {
  const { receivables, totalCents, accountsPosted } = order(shop);
  expect(accountsPosted).toBe(true);
  expect(receivables.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(totalCents);
}

const CASES: readonly Case[] = [
  {
    name: 'an edit with posted receivables',
    step: 'posted',
    withNote: false,
    change: (shop, id) =>
      void shop.store.control.editOrder(id, { add: [{ sku: 'CAM-P', quantity: 1 }] }),
    expectEnd(shop) {
      expect(shop.inBling().lines).toEqual(['1 CAM-P', '4 CAN-1']);
      expectReceivables(shop);
    },
  },
  {
    name: 'a refund of pieces with posted receivables',
    step: 'posted',
    withNote: false,
    change: (shop, id) =>
      void shop.store.control.refund(id, { items: [{ sku: 'CAN-1', quantity: 1 }] }),
    expectEnd(shop) {
      expect(shop.inBling().lines).toEqual(['3 CAN-1']);
      expectReceivables(shop);
    },
  },
  {
    name: 'a cancellation with a pending note and open receivables',
    step: 'reversed',
    withNote: true,
    change: (shop, id) => void shop.store.control.changeStatus(id, 'cancelled'),
    expectEnd(shop) {
      expect(order(shop).statusId).toBe(STATUS.cancelled);
      expect(order(shop).accountsPosted).toBe(false);
      expect(order(shop).receivables).toEqual([]);
      expect(shop.bling.state('azul').notes).toEqual([]);
    },
  },
];

/** An imported order with receivables, and where wanted a note of ours that was not sent. */
async function openPosted({ withNote }: Case) {
  const shop = await openChangedShop({ policy: { receivablesPostedBy: 'sync' } });
  const id = await shop.sell();
  await shop.pass(3);
  const { id: erpId, accountsPosted } = order(shop);
  expect(accountsPosted).toBe(true);
  if (withNote) {
    // Invoices are paused, or it would be sent before the sale is cancelled.
    await shop.setStorePolicy({ changesAfterImport: 'apply', pausedFlows: ['invoices'] });
    shop.bling.operator.correctTaxData('azul', shop.productId('CAN-1'), { ncm: '69120000' });
    await openOtherApp(shop).call('POST', `/pedidos/vendas/${erpId}/gerar-nfe`);
    const [note] = shop.bling.state('azul').notes;
    const wish = newWish(StoreOrderId.parse(String(id)), {
      model: 'nfe',
      wantedBy: 'person',
      now: shop.clock.now(),
    });
    const invoice_id = InvoiceId.parse(String(note?.id));
    const invoices = createOrderInvoices(shop.app.database.db, shop.shopStore.id);
    await invoices.save({ ...wish, step: 'generated', invoice_id });
  }
  await shop.pass(2);
  return { shop, id };
}

const callsOf = (shop: ChangedShop) => shop.bling.log.entries.length;

/** Until Bling has had so many calls more, or no more come. */
async function untilCall(shop: ChangedShop, from: number, calls: number): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (callsOf(shop) - from >= calls) return true;
    await shop.run(shop.clock.sleep(LOOK_MS));
  }
  return false;
}

describe.each(CASES)('$name', (each) => {
  it('ends well whichever call the process dies at, and leaves one order', async () => {
    const { stride } = everyDeath();
    let deaths = 0;
    for (let calls = 1; calls <= MOST_CALLS; calls += stride) {
      const posted = await openPosted(each);
      await using shop = posted.shop;
      const { id } = posted;
      const from = callsOf(shop);
      each.change(shop, id);
      if (!(await untilCall(shop, from, calls))) break;
      if ((await shop.changes(id)).at(-1)?.endsWith('applied')) break;
      deaths += 1;
      await using heir = await dieAndLiveAgain(shop);
      await shop.run(shop.clock.sleep(10 * 60_000));
      const ours = await heir.database.db
        .selectFrom('order_receivables')
        .select(['step', 'total_cents'])
        .execute();
      const totalCents = each.step === 'posted' ? shop.inBling().totalCents : 0;
      expect(ours, `death at call ${calls}`).toEqual([
        { step: each.step, total_cents: totalCents },
      ]);
      expect(shop.orders(), `death at call ${calls}`).toHaveLength(1);
      each.expectEnd(shop);
      expect(shop.bling.log.maxInOneSecond('azul')).toBeLessThanOrEqual(3);
    }
    expect(deaths).toBeGreaterThanOrEqual(Math.ceil(5 / stride));
  }, 180_000);
});
