import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

async function buildMugShop(options = {}) {
  const test = buildStore(options);
  const mug = await test.create('/products', {
    name: 'Caneca',
    sku: 'CAN-1',
    regular_price: '100',
    manage_stock: true,
    stock_quantity: 20,
  });
  return { ...test, mug };
}

describe('the money of an order', () => {
  it('has unit prices as numbers, totals as texts, and a Pix discount as a negative fee', async () => {
    const { create } = await buildMugShop();
    const order = await create('/orders', {
      line_items: [{ sku: 'CAN-1', quantity: 2, subtotal: '200.00', total: '180.00' }],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'PAC', total: '15.50' }],
      fee_lines: [{ name: 'Desconto Pix', total: '-5.00' }],
    });
    expect(order).toMatchObject({
      total: '190.50',
      discount_total: '20.00',
      shipping_total: '15.50',
      line_items: [{ price: 90, subtotal: '200.00', total: '180.00' }],
      fee_lines: [{ total: '-5.00' }],
    });
  });

  it('shows more decimals when asked', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', { line_items: [{ sku: 'CAN-1' }] });
    expect((await call('GET', `/orders/${order.id}?dp=4`)).json.total).toBe('100.0000');
  });

  it('does not take total, number or dates from outside', async () => {
    const { create } = await buildMugShop();
    const order = await create('/orders', { total: '1', number: '777', date_paid: '2020-01-01' });
    expect(order).toMatchObject({ total: '0.00', number: String(order.id), date_paid: null });
  });

  it('falls with no refund', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', { status: 'processing', line_items: [{ sku: 'CAN-1' }] });
    await create(`/orders/${order.id}/refunds`, { amount: '5.00', api_refund: false });
    expect((await call('GET', `/orders/${order.id}`)).json).toMatchObject({
      status: 'processing',
      total: '100.00',
      refunds: [{ total: '-5.00' }],
    });
  });
});

describe('lines', () => {
  it('of unknown products are empty and free', async () => {
    const { create } = await buildMugShop();
    const order = await create('/orders', { line_items: [{ product_id: 4711, quantity: 2 }] });
    expect(order).toMatchObject({
      total: '0.00',
      line_items: [{ product_id: 0, sku: null, price: 0, quantity: 2 }],
    });
  });

  it('without id are added, not changed', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', { line_items: [{ sku: 'CAN-1' }] });
    const { json } = await call('PUT', `/orders/${order.id}`, { line_items: [{ sku: 'CAN-1' }] });
    expect(json.line_items).toHaveLength(2);
  });

  it.each([
    [{ line_items: [{ quantity: 1 }] }, 400, 'woocommerce_rest_required_product_reference'],
    [{ line_items: [{ sku: 'CAN-1', quantity: 0 }] }, 500, 'internal_server_error'],
    [{ shipping_lines: [{ total: '1' }] }, 400, 'woocommerce_rest_invalid_shipping_item'],
    [{ customer_id: 99 }, 400, 'woocommerce_rest_invalid_customer_id'],
    [{ status: 'wc-completed' }, 400, 'rest_invalid_param'],
  ])('%j is refused with %i %s', async (body, status, code) => {
    const { call } = await buildMugShop();
    const answer = await call('POST', '/orders', body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('with an unknown coupon leave a draft behind, which only its id shows', async () => {
    const { call } = await buildMugShop();
    const { json, status } = await call('POST', '/orders', { coupon_lines: [{ code: 'x' }] });
    expect([status, json.code]).toEqual([400, 'woocommerce_rest_invalid_coupon']);
    const draft = (json.data as { new_draft_order_id: number }).new_draft_order_id;
    expect((await call('GET', '/orders')).rows).toHaveLength(0);
    expect((await call('GET', `/orders/${draft}`)).json.status).toBe('checkout-draft');
  });

  it('that are refused change nothing of the order', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', { customer_note: 'a' });
    await call('PUT', `/orders/${order.id}`, { customer_note: 'b', line_items: [{ id: 999 }] });
    expect((await call('GET', `/orders/${order.id}`)).json).toMatchObject({ customer_note: 'a' });
  });

  it('of another order cannot be changed', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', {});
    const { json } = await call('PUT', `/orders/${order.id}`, {
      line_items: [{ id: 999, quantity: 2 }],
    });
    expect(json.code).toBe('woocommerce_rest_invalid_item_id');
  });
});

describe('refunds', () => {
  it('answer with a number as data when they fail', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', { line_items: [{ sku: 'CAN-1' }] });
    const tooMuch = await call('POST', `/orders/${order.id}/refunds`, {
      amount: '1000',
      api_refund: false,
    });
    expect(tooMuch.status).toBe(500);
    expect(tooMuch.json).toEqual({
      code: 'woocommerce_rest_cannot_create_order_refund',
      message: 'Invalid refund amount.',
      data: 500,
    });
    const byGateway = await call('POST', `/orders/${order.id}/refunds`, { amount: '1' });
    expect(byGateway.status).toBe(500);
    const unknown = await call('POST', '/orders/999/refunds', { amount: '1' });
    expect(unknown.json).toMatchObject({ code: 'woocommerce_rest_invalid_order_id', data: 404 });
  });
});

describe('what hangs on an order', () => {
  it('can be read one by one, at the address it names', async () => {
    const { call, create } = await buildMugShop();
    const order = await create('/orders', { line_items: [{ sku: 'CAN-1' }] });
    const note = await create(`/orders/${order.id}/notes`, { note: 'Olá' });
    const refund = await create(`/orders/${order.id}/refunds`, { amount: '1', api_refund: false });
    expect((await call('GET', `/orders/${order.id}/notes/${note.id}`)).json).toEqual(note);
    expect((await call('GET', `/orders/${order.id}/refunds/${refund.id}`)).json).toEqual(refund);
    expect((await call('GET', `/orders/${order.id}/notes/999`)).status).toBe(404);
    expect((await call('GET', `/orders/${order.id}/refunds/999`)).status).toBe(404);
  });
});

describe('payment', () => {
  it('set_paid pays, cash on delivery completes', async () => {
    const { create } = await buildMugShop();
    const line_items = [{ sku: 'CAN-1' }];
    expect(await create('/orders', { set_paid: true, line_items })).toMatchObject({
      status: 'processing',
    });
    const cash = await create('/orders', { set_paid: true, payment_method: 'cod', line_items });
    expect(cash.status).toBe('completed');
  });
});

describe('Brazilian fields', () => {
  it('say F without any document, and ignore what is written into billing', async () => {
    const { create } = await buildMugShop();
    const order = await create('/orders', { billing: { first_name: 'Ana', cpf: '1' } });
    expect(order).toMatchObject({ billing: { first_name: 'Ana', cpf: '', persontype: 'F' } });
  });

  it('are not there without the plugin', async () => {
    const { create } = await buildMugShop({ brazilianFields: false });
    const order = await create('/orders', {});
    expect(order).toMatchObject({ billing: expect.not.objectContaining({ cpf: '' }) });
  });
});

describe('an order of a shop with sequential numbers', () => {
  it('shows a number that is not its id', async () => {
    const { create } = await buildMugShop({ firstOrderNumber: 5001 });
    const order = await create('/orders', {});
    expect(order).toMatchObject({ number: '5001' });
    expect(order.id).not.toBe(5001);
  });
});

describe('the date of change', () => {
  it.each([
    ['hpos', true],
    ['legacy', false],
  ] as const)('of a meta-only PUT moves with %s storage: %s', async (orderStorage, moves) => {
    const { call, clock, create } = await buildMugShop({ orderStorage });
    const order = await create('/orders', {});
    await clock.advance(5000);
    const { json } = await call('PUT', `/orders/${order.id}`, {
      meta_data: [{ key: 'a', value: '1' }],
    });
    expect(json.date_modified !== order.date_modified).toBe(moves);
  });
});

describe('deleting', () => {
  it('twice is 410, and a note changes nothing', async () => {
    const { call, clock, create } = await buildMugShop();
    const order = await create('/orders', {});
    await clock.advance(5000);
    await create(`/orders/${order.id}/notes`, { note: 'Olá', customer_note: true });
    const read = await call('GET', `/orders/${order.id}`);
    expect(read.json.date_modified).toBe(order.date_modified);
    await call('DELETE', `/orders/${order.id}`);
    const again = await call('DELETE', `/orders/${order.id}`);
    expect([again.status, again.json.code]).toEqual([410, 'woocommerce_rest_already_trashed']);
  });
});
