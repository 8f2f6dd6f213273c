import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

/** Three mugs at 50.00 are sold and paid; 17 mugs and 20 cups are left. */
async function soldThree() {
  const test = buildStore();
  for (const sku of ['CAN', 'XIC'])
    await test.create('/products', {
      name: sku,
      sku,
      regular_price: '50',
      manage_stock: true,
      stock_quantity: 20,
    });
  const { control, shop } = test.store;
  const bought = control.buy({ items: [{ sku: 'CAN', quantity: 3 }], payment: 'credit-card' });
  if (!bought.ok) throw new Error(JSON.stringify(bought.problems));
  const { order } = bought;
  const left = (sku: string) =>
    [...shop.products.values()].find((product) => product.sku === sku)?.stockQuantity;
  const read = async () => (await test.call('GET', `/orders/${order.id}`)).json;
  return { ...test, control, order, left, read };
}

describe('a person who edits a paid order', () => {
  it('moves stock by the change of a quantity, and leaves the total of the line as it was', async () => {
    const { control, order, left, read } = await soldThree();

    control.editOrder(order.id, { lines: [{ sku: 'CAN', quantity: 5 }] });

    expect(left('CAN')).toBe(15);
    expect(await read()).toMatchObject({
      line_items: [{ quantity: 5, total: '150.00' }],
      total: '165.50',
    });
  });

  it('takes a line out, puts another in, and both move stock', async () => {
    const { control, order, left, read } = await soldThree();

    control.editOrder(order.id, {
      lines: [{ sku: 'CAN', quantity: 0 }],
      add: [{ sku: 'XIC', quantity: 2, totalCents: 9_000 }],
    });

    expect([left('CAN'), left('XIC')]).toEqual([20, 18]);
    expect(await read()).toMatchObject({
      line_items: [{ sku: 'XIC', quantity: 2, subtotal: '90.00', total: '90.00' }],
      total: '105.50',
    });
  });

  it('changes a price and the delivery', async () => {
    const { control, order, read } = await soldThree();

    control.editOrder(order.id, {
      lines: [{ sku: 'CAN', totalCents: 12_000, subtotalCents: 15_000 }],
      shipping: { cents: 2_990, title: 'SEDEX' },
    });

    expect(await read()).toMatchObject({
      discount_total: '30.00',
      total: '149.90',
      shipping_lines: [{ method_title: 'SEDEX', total: '29.90' }],
    });
  });

  it('sends it elsewhere, house number and all', async () => {
    const { control, order, read } = await soldThree();

    control.editOrder(order.id, {
      shippingAddress: { address_1: 'Rua Nova', number: '77', postcode: '80020-310' },
    });

    expect(await read()).toMatchObject({
      shipping: { address_1: 'Rua Nova', number: '77', postcode: '80020-310' },
    });
  });

  it('names a line that is not there', async () => {
    const { control, order } = await soldThree();

    expect(() => control.editOrder(order.id, { lines: [{ sku: 'XIC', quantity: 1 }] })).toThrow(
      'has no line XIC',
    );
  });

  it('tells the webhooks and the date of change', async () => {
    const { control, order, clock, store } = await soldThree();
    const before = order.modifiedAt;
    await clock.advance(120_000);

    control.editOrder(order.id, { shipping: { cents: 0 } });

    expect(order.modifiedAt).toBeGreaterThan(before);
    expect(store.history.quantities.at(-1)).toMatchObject({ by: 'checkout' });
  });
});

describe('a person who exchanges pieces', () => {
  it('refunds what came back and puts the other on a new line', async () => {
    const { control, order, left, read } = await soldThree();

    control.exchange(order.id, {
      back: { sku: 'CAN', quantity: 1 },
      instead: { sku: 'XIC', quantity: 1 },
    });

    expect([left('CAN'), left('XIC')]).toEqual([18, 19]);
    expect(await read()).toMatchObject({
      status: 'processing',
      line_items: [
        { sku: 'CAN', quantity: 3 },
        { sku: 'XIC', quantity: 1 },
      ],
      refunds: [{ total: '-50.00', reason: 'Troca' }],
      total: '215.50',
    });
  });
});

describe('a refund in detail', () => {
  it('has negative lines that name what they are about, of goods and of the delivery', async () => {
    const { control, order, call } = await soldThree();
    const [line] = order.lines;
    const [shipping] = order.shippingLines;

    control.refund(order.id, { items: [{ sku: 'CAN', quantity: 2 }], shippingCents: 550 });

    const [refund] = (await call('GET', `/orders/${order.id}/refunds`)).rows;
    const about = (id: number | undefined) => [{ key: '_refunded_item_id', value: String(id) }];
    expect(refund).toMatchObject({
      amount: '105.50',
      refunded_payment: false,
      line_items: [{ quantity: -2, total: '-100.00', price: 50, meta_data: about(line?.id) }],
      shipping_lines: [{ method_title: 'PAC', total: '-5.50', meta_data: about(shipping?.id) }],
      fee_lines: [],
    });
  });

  it('may give money back and no piece, or keep the piece off the shelf', async () => {
    const { control, order, left, call } = await soldThree();

    control.refund(order.id, { items: [{ sku: 'CAN', quantity: 0, totalCents: 1_000 }] });
    control.refund(order.id, { items: [{ sku: 'CAN', quantity: 1 }], restock: false });

    expect(left('CAN')).toBe(17);
    const { rows } = await call('GET', `/orders/${order.id}/refunds`);
    expect(rows).toMatchObject([
      { amount: '50.00', line_items: [{ quantity: -1, total: '-50.00' }] },
      { amount: '10.00', line_items: [{ quantity: 0, total: '-10.00' }] },
    ]);
  });

  it('of a bare amount has no lines', async () => {
    const { control, order, call } = await soldThree();

    control.refund(order.id, { amountCents: 700 });

    const { rows } = await call('GET', `/orders/${order.id}/refunds`);
    expect(rows).toMatchObject([{ amount: '7.00', line_items: [], shipping_lines: [] }]);
  });
});
