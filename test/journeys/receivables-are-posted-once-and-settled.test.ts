import { describe, expect, it } from 'vitest';

import { ErpStatusId, PaymentMethodId } from '../../src/commerce/ids.ts';
import { moneyCalls, openReceivablesShop, owed } from './receivables.builder.ts';
import { type ServingShop, STATUS } from './serving-shop.builder.ts';
import { CARD } from './shop-world.builder.ts';
import { ANA } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PAID_AT_ONCE = { pixPaidAfterMs: 1_000, boletoPaidAfterMs: undefined };
const NEVER_PAID = { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined };
const CLAIM_AND_POST = ['GET /pedidos/vendas', 'POST /pedidos/vendas'];
const POST_AND_LIST = ['POST /pedidos/vendas/<id>/lancar-contas', 'GET /contas/receber'];

async function sell(shop: ServingShop, wish: Parameters<ServingShop['buy']>[0] = {}) {
  const from = shop.bling.log.entries.length;
  const order = shop.buy({ person: ANA, ...wish });
  await shop.after(3 * MINUTE_MS);
  return { order, calls: moneyCalls(shop, from) };
}

describe('receivables that are ours to post', () => {
  it('cost five calls with a settled Pix, four of a card that stays open', async () => {
    await using shop = await openReceivablesShop({}, { store: { payments: PAID_AT_ONCE } });
    await sell(shop, { payment: 'pix' });
    await sell(shop);

    const pix = await sell(shop, { payment: 'pix' });
    const card = await sell(shop);

    expect(pix.calls).toEqual([
      ...CLAIM_AND_POST,
      ...POST_AND_LIST,
      'POST /contas/receber/<id>/baixar',
    ]);
    expect(card.calls).toEqual([...CLAIM_AND_POST, ...POST_AND_LIST]);
    expect(owed(shop).map(([one]) => one?.settlements)).toEqual([1, 0, 1, 0]);
    expect(await shop.causes()).toEqual([]);
  });

  it('of the first order are looked at before and after, which costs two calls more', async () => {
    await using shop = await openReceivablesShop();

    const { calls } = await sell(shop);

    expect(calls.slice(-5)).toEqual([
      'GET /formas-pagamentos/<id>',
      'GET /contas/receber',
      ...POST_AND_LIST,
      'GET /pedidos/vendas/<id>',
    ]);
    expect(await shop.auditActions()).toContain('posting.proof');
  });

  it('wait until an order on hold is paid', async () => {
    await using shop = await openReceivablesShop({}, { store: { payments: NEVER_PAID } });
    const { order } = await sell(shop, { payment: 'boleto' });
    expect(owed(shop)).toEqual([[]]);

    shop.store.control.pay(order.id);
    await shop.after(3 * MINUTE_MS);

    expect(owed(shop)).toMatchObject([[{ balanceCents: 0, settlements: 1 }]]);
    expect(await shop.causes()).toEqual([]);
  });

  it('of a sale that is paid after delivery stay open', async () => {
    await using shop = await openReceivablesShop();
    await sell(shop, { payment: 'cod' });

    expect(owed(shop)).toMatchObject([[{ settlements: 0 }]]);
    expect(await shop.causes()).toEqual([]);
  });

  it('follow the receipt schedule of the merchant, to the cent', async () => {
    const card = PaymentMethodId.parse(String(CARD));
    await using shop = await openReceivablesShop({
      receiptSchedules: { [card]: { firstDays: 30, everyDays: 30, joined: false } },
    });
    await sell(shop, { extras: { installments: { key: 'mp_installments', count: 3 } } });

    const [order] = shop.orders();
    const cents = order?.receivables.map(({ amountCents }) => amountCents) ?? [];
    const parts = order?.parcelas.map(({ valor }) => Math.round(valor * 100)) ?? [];
    expect(parts).toHaveLength(3);
    expect(cents).toEqual(parts);
    expect(order?.receivables.map(({ vencimento }) => vencimento)).toEqual([
      '2026-04-09',
      '2026-05-09',
      '2026-06-08',
    ]);
  });

  it('are not expected of a method whose money is no account receivable', async () => {
    await using shop = await openReceivablesShop();
    shop.bling.operator.setPaymentDestination('azul', CARD, 3);

    const { calls } = await sell(shop);
    await shop.after(5 * MINUTE_MS);

    expect(calls).not.toContain('POST /pedidos/vendas/<id>/lancar-contas');
    expect(await shop.causes()).toEqual([]);
    expect(await shop.skipReasons()).toContain('receivable.methodKeepsNone');
  });

  it('that are paid wait for a person who says where money goes, and are settled then', async () => {
    await using shop = await openReceivablesShop(
      { ledgerAccount: undefined },
      { store: { payments: PAID_AT_ONCE } },
    );
    await sell(shop, { payment: 'pix' });

    const [waiting] = await shop.pending();
    expect(waiting?.cause).toMatchObject({
      key: 'receivable.noLedgerAccount',
      args: { accounts: expect.stringContaining('Banco Azul') },
    });
    expect(owed(shop)).toMatchObject([[{ settlements: 0 }]]);
  });
});

describe('receivables of another owner', () => {
  const byStatus = {
    receivablesPostedBy: 'status' as const,
    receivableStatuses: [ErpStatusId.parse(String(STATUS.fulfilled))],
  };

  async function fulfil(shop: ServingShop) {
    const { order } = await sell(shop);
    shop.store.control.changeStatus(order.id, 'completed');
    const from = shop.bling.log.entries.length;
    await shop.after(3 * MINUTE_MS);
    return moneyCalls(shop, from);
  }

  it('are looked at once, when their status came', async () => {
    await using shop = await openReceivablesShop(byStatus);
    shop.bling.operator.setTransition('azul', {
      from: STATUS.open,
      to: STATUS.fulfilled,
      active: true,
      actions: ['lancarEstoque', 'lancarContas'],
    });
    await fulfil(shop);
    const calls = await fulfil(shop);

    expect(calls.filter((call) => call.startsWith('GET /contas'))).toHaveLength(1);
    expect(calls).not.toContain('POST /pedidos/vendas/<id>/lancar-contas');
    expect(owed(shop).map((parts) => parts.length)).toEqual([1, 1]);
    expect(await shop.causes()).toEqual([]);
  });

  it("that do not come are looked for a few times and then are a person's work", async () => {
    const settings = { BLING_POLL_SECONDS: '1200', STORE_POLL_SECONDS: '1200' };
    const seldom = { settings, enginePollMs: 600_000 };
    await using shop = await openReceivablesShop(byStatus, seldom);
    await fulfil(shop);
    expect(await shop.causes()).toEqual([]);

    // The first two looks are over: at once, and after a minute.
    const from = shop.bling.log.entries.length;
    await shop.after(2 * HOUR_MS);

    expect(moneyCalls(shop, from).filter((call) => call.startsWith('GET /contas'))).toHaveLength(2);
    expect(await shop.causes()).toEqual(['receivable.missing']);
  });

  it('that were there before ours stop posting for the account until a person has seen to it', async () => {
    await using shop = await openReceivablesShop({}, { store: { payments: NEVER_PAID } });
    const { order } = await sell(shop, { payment: 'boleto' });
    shop.bling.operator.postAccounts('azul', shop.orders()[0]?.id ?? 0);
    shop.store.control.pay(order.id);
    await shop.after(3 * MINUTE_MS);
    await sell(shop);

    expect(await shop.causes()).toEqual(['receivable.postedByOther']);
    expect(owed(shop).map((parts) => parts.length)).toEqual([1, 0]);

    await shop.replay();
    await shop.after(15 * MINUTE_MS);
    expect(await shop.causes()).toEqual([]);
    expect(owed(shop).map((parts) => parts.length)).toEqual([1, 1]);
  });
});

describe('goods that are ours to post', () => {
  it('leave the shelf once, at fulfilment, and the store shows the right number', async () => {
    await using shop = await openReceivablesShop({
      stockPostedBy: 'sync',
      postingStatuses: [],
    });
    shop.bling.operator.setTransition('azul', {
      from: STATUS.open,
      to: STATUS.fulfilled,
      active: true,
      actions: [],
    });
    const first = await sell(shop);
    const second = await sell(shop);
    for (const { order } of [first, second]) shop.store.control.changeStatus(order.id, 'completed');
    await shop.after(10 * MINUTE_MS);

    const mug = shop.bling.state('azul').products.find(({ codigo }) => codigo === 'CAN-1');
    expect(mug?.physicalTotal).toBe(8);
    expect(shop.item('CAN-1')?.quantity).toBe(8);
    const posts = shop.bling.log.entries.filter(({ path }) => path.includes('lancar-estoque'));
    expect(posts).toHaveLength(2);
    expect(await shop.causes()).toEqual([]);
  });
});
