import { expect } from 'vitest';

import { LedgerAccountId } from '../../src/commerce/ids.ts';
import { countWork } from '../../src/work/pending.repository.ts';
import { createCutWire, type Cut } from './cut-wire.builder.ts';
import { liveAgain } from './second-life.builder.ts';
import { openServingShop, type ServingShop, shopWith, STATUS } from './serving-shop.builder.ts';
import { ANA } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const GATEWAY = 5_310_001;
const TRACKING = 'QB123456785BR';

/** More steps than an order takes: the first that is not reached ends the walk. */
const MOST_STEPS = 60;
const LEAST_STEPS = 18;

/** Each sixth step; all of them with `EVERY_DEATH=1`, which takes some minutes. */
export function everyDeath() {
  const stride = process.env['EVERY_DEATH'] === '1' ? 1 : 6;
  return { stride, least: Math.floor(LEAST_STEPS / stride), most: MOST_STEPS };
}

/** A shop in which everything follows a paid order by itself. */
async function openWholeShop(cut: Cut) {
  const wire = createCutWire(cut);
  const product = { nome: 'Bule esmaltado', codigo: 'BUL', preco: 120, stock: 5, ncm: '73239300' };
  const shop = await openServingShop({
    wire: wire.through,
    shop: shopWith({
      ledgerAccounts: [{ id: GATEWAY, descricao: 'Conta do gateway' }],
      products: [product],
    }),
    policy: {
      receivablesPostedBy: 'sync',
      ledgerAccount: LedgerAccountId.parse(String(GATEWAY)),
    },
  });
  await shop.setStorePolicy({ invoiceTrigger: 'paid' });
  return { shop, wire };
}

/** The people around: one pays by Pix, another packs, labels and hands over. */
async function livePeople(shop: ServingShop, id: number): Promise<void> {
  await shop.clock.sleep(3 * MINUTE_MS);
  const order = await untilImported(shop);
  await shop.clock.sleep(10 * MINUTE_MS);
  shop.bling.operator.setTracking('azul', order.id, { codigo: TRACKING, servico: 'PAC' });
  shop.bling.operator.setStatus('azul', order.id, STATUS.fulfilled);
  expect(shop.storeOrder(id).id).toBe(id);
}

async function untilImported(shop: ServingShop) {
  for (;;) {
    const [order] = shop.orders();
    if (order) return order;
    await shop.clock.sleep(MINUTE_MS);
  }
}

/**
 * From the sale to the end of the story, whatever dies on the way: one of each must be there, worth the same.
 *
 * @returns whether it died: with fewer steps than that nobody did
 */
export async function liveThrough(cut: Cut): Promise<boolean> {
  const { shop: open, wire } = await openWholeShop(cut);
  await using shop = open;
  wire.begin();
  const { id } = shop.buy({ items: [{ sku: 'BUL', quantity: 2 }], payment: 'pix', person: ANA });
  shop.store.control.pay(id);
  const story = shop.run(livePeople(shop, id).then(() => shop.clock.sleep(25 * MINUTE_MS)));
  await shop.run(Promise.race([wire.death, story]));
  if (!wire.isDead()) {
    await expectWhole(shop, id, shop.app);
    return false;
  }
  await shop.app.database.close();
  const { settings, random, log } = shop.app;
  const again = { settings, random, log, fetch: wire.uncut };
  await using heir = await liveAgain({ ...shop, app: { ...shop.app, ...again } });
  await story;
  await expectWhole(shop, id, heir);
  return true;
}

/** One of each, and everything worth the same to the cent. */
async function expectWhole(
  shop: ServingShop,
  id: number,
  { database }: Pick<ServingShop['app'], 'database'>,
): Promise<void> {
  const { notes, contacts } = shop.bling.state('azul');
  const [order, ...more] = shop.orders();
  const { totalCents, meta } = shop.storeOrder(id);
  expect(more).toEqual([]);
  expect(order).toMatchObject({ totalCents, stockPosted: true, statusId: STATUS.fulfilled });
  expect(contacts.filter(({ numeroDocumento }) => numeroDocumento !== '')).toHaveLength(1);
  expect(order?.receivables).toMatchObject([
    { amountCents: totalCents, balanceCents: 0, settlements: [{ portadorId: GATEWAY }] },
  ]);
  expect(notes).toMatchObject([{ situacao: 5, totalCents, sends: 1, orderId: order?.id }]);
  const [codes] = meta.filter(({ key }) => key === '_totoro_tracking_codes');
  expect(JSON.stringify(codes?.value)).toContain(TRACKING);
  expect(meta.filter(({ key }) => key === '_totoro_invoice_number')).toHaveLength(1);
  expect(shop.item('BUL')?.quantity).toBe(3);
  const work = await countWork(database.db, shop.account.id);
  expect(work).toMatchObject({ ready: 0, needs_person: 0 });
}
