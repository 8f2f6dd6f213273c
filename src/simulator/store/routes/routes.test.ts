import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

describe('what a connector asks about the shop', () => {
  it.each([
    ['/data/currencies/current', { code: 'BRL' }],
    ['/settings/products/woocommerce_weight_unit', { value: 'kg' }],
    ['/settings/products/woocommerce_manage_stock', { value: 'yes' }],
    ['/settings/products/woocommerce_hold_stock_minutes', { value: '60' }],
    ['/settings/general/woocommerce_currency', { value: 'BRL' }],
    [
      '/system_status?_fields=environment',
      { environment: { version: '11.0.1', wp_version: '6.9' } },
    ],
  ])('%s', async (path, expected) => {
    const { call } = buildStore();
    expect((await call('GET', path)).json).toMatchObject(expected);
  });

  it('the gateways of the checkout are there, an unknown setting is not', async () => {
    const { call } = buildStore();
    const { rows } = await call('GET', '/payment_gateways?_fields=id');
    expect(rows).toEqual([{ id: 'pix' }, { id: 'boleto' }, { id: 'credit-card' }, { id: 'cod' }]);
    expect((await call('GET', '/settings/general/nonsense')).status).toBe(404);
  });

  it('a shop in a subfolder answers below it', async () => {
    const { store } = buildStore({ siteUrl: 'https://loja.example/loja' });
    const response = await store.fetch(new Request('https://loja.example/loja/wp-json/'));
    expect(await response.json()).toMatchObject({
      url: 'https://loja.example/loja',
      gmt_offset: -3,
    });
  });
});

describe('categories', () => {
  it('are made once per parent, counted, and shown on products', async () => {
    const { call, create } = buildStore();
    const mugs = await create('/products/categories', { name: 'Canecas & Copos' });
    const again = await call('POST', '/products/categories', { name: 'canecas & copos' });
    expect(again.json).toMatchObject({ code: 'term_exists', data: { resource_id: mugs.id } });
    await create('/products/categories', { name: 'Canecas & Copos', parent: mugs.id });
    const product = await create('/products', { categories: [{ id: mugs.id }, { id: 999 }] });
    expect(product).toMatchObject({ categories: [{ name: 'Canecas &amp; Copos' }] });
    const { json } = await call('GET', `/products/categories/${mugs.id}`);
    expect(json).toMatchObject({ count: 1, slug: 'canecas-copos' });
  });

  it('of products that know none fall to Uncategorized', async () => {
    const { create } = buildStore();
    const product = await create('/products', { categories: [{ id: 999 }] });
    expect(product).toMatchObject({ categories: [{ id: 15, slug: 'uncategorized' }] });
  });

  it('can be made in a batch', async () => {
    const { call } = buildStore();
    const { json } = await call('POST', '/products/categories/batch', {
      create: [{ name: 'A' }, { name: 'A' }],
    });
    expect(json.create).toMatchObject([{ name: 'A' }, { id: 0, error: { code: 'term_exists' } }]);
  });
});

describe('global attributes', () => {
  it('get terms by hand and on the fly', async () => {
    const { call, create } = buildStore();
    const colour = await create('/products/attributes', { name: 'Cor' });
    await create(`/products/attributes/${colour.id}/terms`, { name: 'Azul' });
    await create('/products', { attributes: [{ id: colour.id, options: ['Azul', 'Verde'] }] });
    const { rows } = await call(
      'GET',
      `/products/attributes/${colour.id}/terms?_fields=name,count`,
    );
    expect(rows).toEqual([
      { name: 'Azul', count: 1 },
      { name: 'Verde', count: 1 },
    ]);
    const again = await call('POST', `/products/attributes/${colour.id}/terms`, { name: 'Verde' });
    expect(again.json.code).toBe('term_exists');
    expect((await call('GET', '/products/attributes/99/terms')).status).toBe(404);
  });
});

describe('customers', () => {
  it('have one e-mail each, take documents by meta, and go only by force', async () => {
    const { call, create } = buildStore();
    const ana = await create('/customers', {
      email: 'ana@example.test',
      billing: { cpf: '1', city: 'Santos' },
      meta_data: [{ key: 'billing_cpf', value: '529.982.247-25' }],
    });
    expect(ana).toMatchObject({ billing: { cpf: '52998224725', city: 'Santos' } });
    const twin = await call('POST', '/customers', { email: 'ANA@example.test' });
    expect(twin.json.code).toBe('registration-error-email-exists');
    expect((await call('DELETE', `/customers/${ana.id}`)).status).toBe(501);
    expect((await call('DELETE', `/customers/${ana.id}?force=true`)).status).toBe(200);
  });
});

describe('variations', () => {
  it('are found flat, by batch and under their parent, and price their parent', async () => {
    const { call, create } = buildStore();
    const parent = await create('/products', {
      name: 'Tênis',
      type: 'variable',
      attributes: [{ name: 'Tamanho', options: ['38', '39'], variation: true }],
    });
    expect(parent).toMatchObject({ price: '', purchasable: false, stock_status: 'outofstock' });
    const { json } = await call('POST', `/products/${parent.id}/variations/batch`, {
      create: ['38', '39'].map((option) => ({
        sku: `T-${option}`,
        regular_price: `1${option}.90`,
        manage_stock: true,
        stock_quantity: 2,
        attributes: [{ name: 'tamanho', option }],
      })),
    });
    expect(json.create).toMatchObject([{ name: '38' }, { name: '39' }]);
    expect((await call('GET', `/products/${parent.id}`)).json).toMatchObject({
      price: '138.90',
      regular_price: '',
      stock_status: 'instock',
      variations: [expect.any(Number), expect.any(Number)],
    });
    const flat = await call('GET', `/variations?parent=${parent.id}&orderby=id&order=asc`);
    expect(flat.rows).toMatchObject([{ sku: 'T-38', parent_id: parent.id }, { sku: 'T-39' }]);
    expect((await call('GET', `/products/${parent.id}/variations?sku=t-39`)).rows).toHaveLength(1);
  });

  it('bump the date of their parent, so that a poll of products finds them', async () => {
    const { call, clock, create } = buildStore();
    const parent = await create('/products', { type: 'variable' });
    const variation = await create(`/products/${parent.id}/variations`, {});
    await clock.advance(10_000);
    const put = await call('PUT', `/products/${parent.id}/variations/${variation.id}`, {});
    const read = await call('GET', `/products/${parent.id}`);
    expect(read.json.date_modified).toBe(put.json.date_modified);
    expect(read.json.date_modified).not.toBe(parent.date_modified);
  });
});
