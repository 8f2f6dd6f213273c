import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

async function buildShopWith(stock_quantity: number, options = {}) {
  const test = buildStore(options);
  const product = await test.create('/products', {
    name: 'Último',
    sku: 'ULT',
    regular_price: '10',
    manage_stock: true,
    stock_quantity,
  });
  const shown = async () => (await test.call('GET', `/products/${product.id}`)).json.stock_quantity;
  const buy = (quantity = 1, payment = 'pix') =>
    test.store.control.buy({ items: [{ sku: 'ULT', quantity }], payment });
  return { ...test, product, shown, buy };
}

const NEVER_PAYS = { payments: { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined } };

describe('competing buyers', () => {
  it('of a last unit: exactly one gets it, the others are told', async () => {
    const { buy, store } = await buildShopWith(1);
    const results = Array.from({ length: 5 }, () => buy());
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(results.at(-1)).toEqual({
      ok: false,
      problems: { cart: '“Último” acabou de esgotar. Remova do carrinho para continuar.' },
    });
    expect(store.history.sales).toHaveLength(1);
  });

  it('never buy more than was there, whatever they buy and however they pay', async () => {
    const methods = fc.constantFrom('pix', 'boleto', 'credit-card', 'cod');
    const wishes = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), methods), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8 }), wishes, async (stock, buyers) => {
        const { buy, clock, store, shown } = await buildShopWith(stock);
        for (const [quantity, payment] of buyers) buy(quantity, payment);
        await clock.advance(50_000);
        const sold = store.history.sales.reduce((sum, sale) => sum + sale.quantity, 0);
        expect(sold).toBeLessThanOrEqual(stock);
        expect(await shown()).toBe(stock - sold);
      }),
      { numRuns: 40 },
    );
  });

  it('of two variations that share the stock of their parent drink from one pool', async () => {
    const { create, store } = await buildShopWith(0);
    const parent = await create('/products', {
      type: 'variable',
      manage_stock: true,
      stock_quantity: 2,
      attributes: [{ name: 'Cor', options: ['A', 'B'], variation: true }],
    });
    for (const sku of ['A', 'B']) {
      await create(`/products/${parent.id}/variations`, { sku, regular_price: '1' });
    }
    const both = (a: number, b: number) =>
      store.control.buy({
        items: [
          { sku: 'A', quantity: a },
          { sku: 'B', quantity: b },
        ],
      }).ok;
    expect(both(2, 1)).toBe(false);
    expect(both(1, 1)).toBe(true);
    expect(both(1, 0)).toBe(false);
  });
});

describe('an unpaid Pix order', () => {
  it('holds its units unseen, and gives them back after an hour', async () => {
    const { buy, call, clock, shown } = await buildShopWith(1, NEVER_PAYS);
    const first = buy();
    expect(first.ok).toBe(true);
    expect(await shown()).toBe(1);
    expect(buy().ok).toBe(false);
    await clock.advance(3_600_000);
    const { rows } = await call('GET', '/orders');
    expect(rows).toMatchObject([{ status: 'cancelled' }]);
    expect(await shown()).toBe(1);
    expect(buy().ok).toBe(true);
  });

  it('made by the API holds nothing and is never cancelled', async () => {
    const { buy, call, clock, create } = await buildShopWith(1, NEVER_PAYS);
    const order = await create('/orders', { line_items: [{ sku: 'ULT' }] });
    expect(buy().ok).toBe(true);
    await clock.advance(7_200_000);
    expect((await call('GET', `/orders/${order.id}`)).json.status).toBe('pending');
  });

  it('paid after it was cancelled comes back, and may oversell', async () => {
    const { buy, clock, shown, store } = await buildShopWith(1, NEVER_PAYS);
    const late = buy();
    await clock.advance(3_600_000);
    buy(1, 'credit-card');
    expect(await shown()).toBe(0);
    store.control.pay(late.ok ? late.order.id : 0);
    expect(await shown()).toBe(-1);
  });
});

describe('payment methods', () => {
  it.each([
    ['pix', 'pending', 10],
    ['boleto', 'on-hold', 9],
    ['credit-card', 'processing', 9],
    ['cod', 'processing', 9],
  ])('%s begins as %s', async (payment, status, left) => {
    const { buy, shown } = await buildShopWith(10);
    expect(buy(1, payment)).toMatchObject({ ok: true, order: { status, paymentMethod: payment } });
    expect(await shown()).toBe(left);
  });
});

describe('the operator', () => {
  it('cancels, refunds by SKU, trashes, and sets a quantity; the history says so', async () => {
    const { buy, shown, store } = await buildShopWith(10);
    const bought = buy(3, 'credit-card');
    const id = bought.ok ? bought.order.id : 0;
    store.control.refund(id, { items: [{ sku: 'ULT', quantity: 1 }] });
    expect(await shown()).toBe(8);
    store.control.changeStatus(id, 'cancelled');
    expect(await shown()).toBe(10);
    store.control.setStock('ULT', 4);
    store.control.trash(id);
    expect(await shown()).toBe(4);
    expect(store.history.quantities.map(({ by, after }) => [by, after])).toEqual([
      ['api', 10],
      ['checkout', 7],
      ['operator', 8],
      ['operator', 10],
      ['operator', 4],
    ]);
    expect(store.state().orders).toMatchObject([{ id, status: 'trash', refundedCents: 1000 }]);
  });
});

describe('a CNPJ', () => {
  it('needs the name of the company', async () => {
    const { store } = await buildShopWith(1);
    const result = store.control.buy({
      items: [{ sku: 'ULT', quantity: 1 }],
      person: { document: '11.222.333/0001-81' },
    });
    expect(result).toMatchObject({ ok: false, problems: { company: expect.any(String) } });
  });
});
