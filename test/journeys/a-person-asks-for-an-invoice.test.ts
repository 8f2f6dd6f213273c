import { describe, expect, it } from 'vitest';

import { findOrder } from '../../src/app/find-order.ts';
import { listInvoices, wantInvoice } from '../../src/app/order-invoices.ts';
import { listPending } from '../../src/app/pending-work.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';
import { ANA, SMALL_SHOP } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A shop where persons decide which order is invoiced, with one sale. */
async function openAskedShop() {
  const products = (SMALL_SHOP.products ?? []).map((one) => ({ ...one, ncm: '69120000' }));
  const shop = await openServingShop({ shop: { ...SMALL_SHOP, products } });
  const { id } = shop.buy({ person: ANA });
  await shop.after(2 * MINUTE_MS);
  const number = String(id);
  return Object.assign(shop, {
    ask: () => shop.run(want(shop, number)),
    number,
  });
}

async function want(shop: ServingShop, number: string) {
  const found = await findOrder(shop.app, { number });
  return wantInvoice(shop.app, found, { acceptsTotal: false, onProgress: () => {} });
}

describe('an invoice that a person asks for', () => {
  it('is not made before, and issued while the person waits', async () => {
    await using shop = await openAskedShop();
    expect(shop.bling.state('azul').notes).toEqual([]);
    const now = shop.clock.now();
    const issued = await shop.ask();
    expect(issued).toMatchObject({
      order: shop.number,
      step: 'authorised',
      number: '1',
      series: '1',
      cause: undefined,
    });
    expect(issued.accessKey).toHaveLength(44);
    expect(issued.cancellableUntil).toBeGreaterThan(now + 23 * HOUR_MS);
    expect(await shop.run(listInvoices(shop.app, 10))).toEqual([issued]);
    // Asked again, the same one is shown.
    expect(await shop.ask()).toEqual(issued);
    expect(shop.bling.state('azul').notes).toHaveLength(1);
  });

  it('and that is refused is shown with its cause, and listed under the number of its order', async () => {
    await using shop = await openAskedShop();
    const outcome = { is: 'reject', code: 778, text: 'Informado NCM inexistente' } as const;
    shop.bling.setOptions({ sefazAnswers: 'sync' });
    shop.bling.operator.scriptSefaz('azul', { outcome, times: 1 });
    const refused = await shop.ask();
    expect(refused).toMatchObject({
      step: 'rejected',
      rejectionCode: '778',
      cause: { key: 'rejection.ncmUnknown', args: { owner: 'catalogue' } },
    });
    await shop.after(MINUTE_MS);
    const [row] = await shop.run(listPending(shop.app, { kind: 'invoice' }));
    expect(row).toMatchObject({ orderNumber: shop.number, cause: { args: { unchanged: 0 } } });
    expect(await shop.ask()).toMatchObject({ step: 'authorised', sends: 2 });
  });
});
