import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

const SHIRT = { name: 'Camiseta', sku: 'CAM-1', regular_price: '49.90' };

async function buildShirt() {
  const test = buildStore();
  const product = await test.create('/products', {
    ...SHIRT,
    manage_stock: true,
    stock_quantity: 10,
  });
  return { ...test, product, path: `/products/${product.id}` };
}

describe('a single product call is strict', () => {
  it.each([
    [{ regular_price: 49.9 }, 'regular_price is not of type string.'],
    [{ stock_quantity: 'abc' }, 'stock_quantity is not of type integer.'],
    [{ stock_quantity: 1.5 }, 'stock_quantity is not of type integer.'],
    [{ weight: 3 }, 'weight is not of type string.'],
    [{ status: 'bogus' }, expect.stringContaining('status is not one of draft, pending')],
    [{ dimensions: { length: 3 } }, 'dimensions[length] is not of type string.'],
  ])('refuses %j', async (body, message) => {
    const { call, path } = await buildShirt();
    const [name = ''] = Object.keys(body);
    const { json, status } = await call('PUT', path, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      code: 'rest_invalid_param',
      message: `Invalid parameter(s): ${name}`,
      data: { status: 400, params: { [name]: message }, details: { [name]: { message } } },
    });
  });

  it('takes "7" as a quantity, and null as 0', async () => {
    const { call, path } = await buildShirt();
    expect((await call('PUT', path, { stock_quantity: '7' })).json.stock_quantity).toBe(7);
    expect((await call('PUT', path, { stock_quantity: null })).json.stock_quantity).toBe(0);
  });

  it('keeps prices as given, normalises Brazilian ones, drops silly sales', async () => {
    const { create } = buildStore();
    const make = (body: object) => create('/products', body);
    expect(await make({ regular_price: '10' })).toMatchObject({ price: '10' });
    expect(await make({ regular_price: '1.999,90' })).toMatchObject({ price: '1999.90' });
    expect(await make({ regular_price: '10', sale_price: '12' })).toMatchObject({ sale_price: '' });
    expect(await make({ regular_price: 'abc' })).toMatchObject({ price: '', purchasable: false });
    expect(await make({})).toMatchObject({ name: 'Product', status: 'publish' });
  });

  it('derives stock_status, and ignores quantity without manage_stock', async () => {
    const { call, path } = await buildShirt();
    const lied = await call('PUT', path, { stock_status: 'outofstock' });
    expect(lied.json).toMatchObject({ stock_status: 'instock', stock_quantity: 10 });
    const unmanaged = await call('PUT', path, { manage_stock: false, stock_quantity: 5 });
    expect(unmanaged.json).toMatchObject({ manage_stock: false, stock_quantity: null });
  });

  it('leaves all stock fields alone when the shop does not manage stock', async () => {
    const { create } = buildStore({ manageStock: false });
    const made = await create('/products', { manage_stock: true, stock_quantity: 5 });
    expect(made).toMatchObject({ manage_stock: false, stock_quantity: null });
  });

  it('adds inventory_delta', async () => {
    const { call, path } = await buildShirt();
    expect((await call('PUT', path, { inventory_delta: -3 })).json.stock_quantity).toBe(7);
  });

  it('is found by the echo: an empty PUT bumps date_modified', async () => {
    const { call, clock, path, product } = await buildShirt();
    await clock.advance(5000);
    const { json } = await call('PUT', path, {});
    expect(json.date_modified).not.toBe(product.date_modified);
  });

  it('encodes names once, and escapes its JSON as PHP does', async () => {
    const { call, create } = buildStore();
    const { id } = await create('/products', { name: 'Caneca & Pires > açaí' });
    const again = await call('PUT', `/products/${id}`, { name: 'Caneca &amp; Pires &gt; açaí' });
    expect(again.text).toContain(String.raw`"name":"Caneca &amp; Pires &gt; a\u00e7a\u00ed"`);
    expect(again.text).toContain(String.raw`https:\/\/loja.example\/product\/`);
  });
});

describe('codes', () => {
  it('are unique without regard to case, and name their owner', async () => {
    const { call, product } = await buildShirt();
    const { json, status } = await call('POST', '/products', { ...SHIRT, sku: 'cam-1' });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      code: 'product_invalid_sku',
      data: { status: 400, resource_id: product.id, unique_sku: 'cam-1-1' },
    });
  });

  it('of a trashed product are refused with another code', async () => {
    const { call, path } = await buildShirt();
    await call('DELETE', path);
    const { json } = await call('POST', '/products', SHIRT);
    expect(json.code).toBe('woocommerce_rest_product_not_created');
    expect(json.data).toEqual({ status: 400 });
  });

  it('of a GTIN keep digits and hyphens, and are unique too', async () => {
    const { call, create } = buildStore();
    expect(await create('/products', { global_unique_id: '789-ABC' })).toMatchObject({
      global_unique_id: '789-',
    });
    const { json } = await call('POST', '/products', { global_unique_id: '789-' });
    expect(json.code).toBe('product_invalid_global_unique_id');
  });

  it('by a comma list find variations as well', async () => {
    const { call, create } = await buildShirt();
    const parent = await create('/products', {
      type: 'variable',
      attributes: [{ name: 'Cor', options: ['Azul'], variation: true }],
    });
    await create(`/products/${parent.id}/variations`, { sku: 'V-1', regular_price: '5' });
    const { rows } = await call('GET', '/products?sku=cam-1,V-1');
    expect(rows).toMatchObject([{ type: 'variation', parent_id: parent.id }, { type: 'simple' }]);
  });
});

describe('unknown ids', () => {
  it.each([
    ['GET', '/products/999', [404, 'woocommerce_rest_product_invalid_id']],
    ['DELETE', '/products/999', [404, 'woocommerce_rest_product_invalid_id']],
    ['PUT', '/products/999', [400, 'woocommerce_rest_product_invalid_id']],
    ['GET', '/orders/999', [404, 'woocommerce_rest_shop_order_invalid_id']],
    ['PUT', '/orders/999', [400, 'woocommerce_rest_shop_order_invalid_id']],
    ['POST', '/orders/999/notes', [404, 'woocommerce_rest_order_invalid_id']],
    ['GET', '/customers/999', [404, 'wc_user_invalid_id']],
    ['GET', '/nonsense', [404, 'rest_no_route']],
    ['DELETE', '/products', [404, 'rest_no_route']],
  ])('%s %s is %j', async (method, path, expected) => {
    const { call } = buildStore();
    const answer = await call(method, path, method === 'GET' ? undefined : {});
    expect([answer.status, answer.json.code]).toEqual(expected);
  });

  it('of a variation under the wrong parent are 404, their list is empty', async () => {
    const { call, create, product } = await buildShirt();
    const parent = await create('/products', { type: 'variable' });
    const variation = await create(`/products/${parent.id}/variations`, {});
    const wrong = await call('GET', `/products/${product.id}/variations/${variation.id}`);
    expect([wrong.status, wrong.json.code]).toEqual([
      404,
      'woocommerce_rest_product_variation_invalid_id',
    ]);
    expect((await call('GET', '/products/999/variations')).json).toEqual([]);
    expect((await call('GET', `/products/${variation.id}`)).status).toBe(200);
    const put = await call('PUT', `/products/${variation.id}`, {});
    expect([put.status, put.json.code]).toEqual([404, 'woocommerce_rest_invalid_product_id']);
  });
});

describe('meta', () => {
  it('updates by key, deletes by null, nests, and routes internal keys', async () => {
    const { call, path } = await buildShirt();
    const put = async (meta_data: unknown) => (await call('PUT', path, { meta_data })).json;
    await put([{ key: 'bling_id', value: '1' }]);
    expect(await put([{ key: 'bling_id', value: { a: [2] } }])).toMatchObject({
      meta_data: [{ key: 'bling_id', value: { a: [2] } }],
    });
    expect(await put([{ key: 'bling_id', value: null }])).toMatchObject({ meta_data: [] });
    expect(await put([{ key: '_stock', value: '555' }])).toMatchObject({ stock_quantity: 555 });
  });
});

describe('images', () => {
  it('by the same address are new each time, by id are kept, by [] are gone', async () => {
    const { call, path } = await buildShirt();
    const put = async (images: unknown) => (await call('PUT', path, { images })).json.images;
    const src = 'https://cdn.example/a.png?x=1';
    const [first] = await put([{ src }]);
    const [second] = await put([{ src }]);
    expect(second?.id).not.toBe(first?.id);
    expect(await put([{ id: second?.id }])).toMatchObject([{ id: second?.id }]);
    expect(await put([])).toEqual([]);
    const bad = await call('PUT', path, { images: [{ src: 'no address' }] });
    expect(bad.json.code).toBe('woocommerce_product_image_upload_error');
    const lost = await call('PUT', path, { images: [{ id: 424_242 }] });
    expect(lost.json.code).toBe('woocommerce_product_invalid_image_id');
  });

  it('that cannot be had refuse the whole write', async () => {
    const { call, path } = await buildShirt();
    await call('PUT', path, { name: 'Nova', images: [{ src: 'no address' }] });
    expect((await call('GET', path)).json).toMatchObject({ name: 'Camiseta' });
  });

  it('of private addresses are refused by WordPress when it is strict', async () => {
    const { call } = buildStore({ refusePrivateImages: true });
    const images = [{ src: 'http://127.0.0.1:9/a.png' }];
    const { json } = await call('POST', '/products', { images });
    expect(json.code).toBe('woocommerce_product_image_upload_error');
    expect((await call('GET', '/products')).rows).toHaveLength(0);
  });
});
