import { describe, expect, it } from 'vitest';

import type { OptionChanges } from '../../src/simulator/bling/options.ts';
import { storeWork } from '../../src/sync/work-kinds.ts';
import { mark } from '../../src/work/mark.repository.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';
import { ANA, SMALL_SHOP } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const AUTHORISED = 5;
const GOOD_NCM = '69120000';
const OTHER_NCM = '69111010';

/** A small shop whose mug has tax data, and whose paid orders are invoiced. */
async function openIssuingShop(bling: OptionChanges = {}): Promise<ServingShop> {
  const products = (SMALL_SHOP.products ?? []).map((one) => ({ ...one, ncm: GOOD_NCM }));
  const shop = await openServingShop({
    shop: { ...SMALL_SHOP, products },
    bling: { sefazDelayMs: { min: 2_000, max: 3_000 }, ...bling },
  });
  await shop.setStorePolicy({ invoiceTrigger: 'paid' });
  return shop;
}

const notesOf = (shop: ServingShop) => shop.bling.state('azul').notes;

function metaOf(shop: ServingShop, orderId: number, key: string): unknown {
  return shop.storeOrder(orderId).meta.find((entry) => entry.key === key)?.value;
}

/** Calls about notes since `from`, without ids. */
function fiscalCalls(shop: ServingShop, from = 0): string[] {
  return shop.bling.log.entries
    .slice(from)
    .filter(({ path }) => /\/gerar-nf|^\/nf/.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/\d{6,}/g, '<id>')}`);
}

const CLEAN = [
  'POST /pedidos/vendas/<id>/gerar-nfe',
  'GET /nfe/<id>',
  'POST /nfe/<id>/enviar',
  'GET /nfe/<id>',
];

describe('a paid order', () => {
  it('gets one authorised invoice in four calls, told to the store, and copied when there is time', async () => {
    await using shop = await openIssuingShop();
    const from = shop.bling.log.entries.length;
    const { id } = shop.buy({ person: ANA });
    await shop.after(3 * MINUTE_MS);

    expect(notesOf(shop)).toMatchObject([{ situacao: AUTHORISED, sends: 1 }]);
    const [note] = notesOf(shop);
    const calls = fiscalCalls(shop, from);
    expect(calls.filter((call) => !call.includes('/documento/'))).toEqual(CLEAN);
    expect(calls.filter((call) => call.includes('/documento/'))).toHaveLength(2);
    expect(metaOf(shop, id, '_totoro_invoice_key')).toBe(note?.chaveAcesso);
    expect(metaOf(shop, id, '_totoro_invoice_status')).toBe('authorised');
    expect(note?.totalCents).toBe(shop.orders()[0]?.totalCents);
    const kept = await shop.app.database.db
      .selectFrom('invoice_document')
      .select('format')
      .execute();
    expect(kept).toHaveLength(2);
    expect(await shop.pending()).toEqual([]);
  });

  it('whose invoice is cancelled in Bling is told so in the store', async () => {
    await using shop = await openIssuingShop();
    const { id } = shop.buy({ person: ANA });
    await shop.after(3 * MINUTE_MS);
    shop.bling.operator.cancelNote('azul', notesOf(shop)[0]?.id ?? 0);
    await shop.after(2 * MINUTE_MS);
    expect(metaOf(shop, id, '_totoro_invoice_status')).toBe('cancelled');
  });

  it('whose invoice is cancelled without an event is told so the next night, for one call', async () => {
    await using shop = await openIssuingShop();
    const { id } = shop.buy({ person: ANA });
    await shop.after(3 * MINUTE_MS);
    shop.loseEvents(true);
    shop.bling.operator.cancelNote('azul', notesOf(shop)[0]?.id ?? 0);
    await shop.after(2 * MINUTE_MS);
    expect(metaOf(shop, id, '_totoro_invoice_status')).toBe('authorised');

    const from = shop.bling.log.entries.length;
    const night = storeWork({ accountId: shop.account.id }, 'invoiceSweep', shop.shopStore.id);
    await shop.run(shop.app.database.transaction((tx) => mark(tx, [night], shop.clock.now())));
    await shop.after(2 * MINUTE_MS);
    expect(metaOf(shop, id, '_totoro_invoice_status')).toBe('cancelled');
    expect(fiscalCalls(shop, from)).toEqual(['GET /nfe', 'GET /nfe/<id>']);
  });

  it('that is not paid gets none until it is', async () => {
    await using shop = await openIssuingShop();
    await shop.setStorePolicy({ invoiceTrigger: 'paid', payLater: ['credit-card'] });
    shop.buy({ person: ANA });
    await shop.after(3 * MINUTE_MS);
    expect(shop.orders()).toHaveLength(1);
    expect(fiscalCalls(shop)).toEqual([]);
  });
});

describe('an invoice that is rejected', () => {
  it('goes on by itself once its product is mended in Bling', async () => {
    await using shop = await openIssuingShop({ sefazAnswers: 'sync' });
    const text = 'Informado NCM inexistente';
    shop.bling.operator.scriptSefaz('azul', {
      outcome: { is: 'reject', code: 778, text },
      ncm: GOOD_NCM,
    });
    shop.buy({ person: ANA });
    await shop.after(3 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['rejection.ncmUnknown']);

    shop.bling.operator.correctTaxData('azul', shop.productId('CAN-1'), { ncm: OTHER_NCM });
    await shop.after(10 * MINUTE_MS);
    expect(await shop.causes()).toEqual([]);
    expect(notesOf(shop)).toMatchObject([{ situacao: AUTHORISED, sends: 2 }]);
    const [note] = notesOf(shop);
    expect(note?.totalCents).toBe(shop.orders()[0]?.totalCents);
  });

  it('without a word why is told all the same', async () => {
    await using shop = await openIssuingShop();
    const outcome = { is: 'reject', code: 233, text: 'IE do destinatário não cadastrada' } as const;
    shop.bling.operator.scriptSefaz('azul', { outcome, times: 1 });
    shop.buy({ person: ANA });
    await shop.after(3 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['rejection.unsaid']);
    expect(notesOf(shop)).toMatchObject([{ sends: 1 }]);
  });

  it('because the address of the buyer cannot be is not made at all, while the sale is entered', async () => {
    await using shop = await openIssuingShop();
    const { id } = shop.buy({ person: { ...ANA, postcode: '90010-000' } });
    await shop.after(3 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['order.needsData']);
    expect(notesOf(shop)).toEqual([]);
    expect(shop.orders()).toHaveLength(1);
    expect(id).toBeGreaterThan(0);
  });
});

describe('an invoice whose process dies', () => {
  it.each([
    ['POST', '/gerar-nfe'],
    ['POST', '/enviar'],
  ] as const)('while Bling takes %s %s is one note, sent once', async (method, path) => {
    await using shop = await openIssuingShop();
    shop.bling.faults.next({ kind: 'lose_answer', how: 'hang' }, { method, path });
    shop.buy({ person: ANA });
    await shop.run(shop.clock.sleep(20_000));
    await using heir = await dieAndLiveAgain(shop);
    await shop.run(shop.clock.sleep(15 * MINUTE_MS));
    expect(notesOf(shop)).toMatchObject([{ situacao: AUTHORISED, sends: 1 }]);
    const rows = await heir.database.db.selectFrom('order_invoice').select('step').execute();
    expect(rows).toEqual([{ step: 'authorised' }]);
  });
});
