import { createHmac, randomUUID } from 'node:crypto';

import OAuth from 'oauth-1.0a';
import { describe, expect, it } from 'vitest';

import type { StoreOptions } from '../options.ts';
import { buildStore } from '../store.builder.ts';

const KEYS: StoreOptions['keys'] = [
  { key: 'ck_full', secret: 'cs_full', permissions: 'read_write', role: 'shop_manager' },
  { key: 'ck_read', secret: 'cs_read', permissions: 'read' },
  { key: 'ck_write', secret: 'cs_write', permissions: 'write' },
  { key: 'ck_buyer', secret: 'cs_buyer', permissions: 'read_write', role: 'customer' },
];

function basic(pair: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function buildGuardedStore(siteUrl: string, options: Partial<StoreOptions> = {}) {
  const { store, clock } = buildStore({ siteUrl, keys: KEYS, ...options });
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await store.fetch(new Request(siteUrl + path, init));
    const { code, message } = (await response.json()) as { code?: string; message?: string };
    return { status: response.status, code, message };
  };
  return { ask, clock, store };
}

describe('keys over HTTPS', () => {
  const { ask } = buildGuardedStore('https://loja.example');
  const products = '/wp-json/wc/v3/products';
  const orders = '/wp-json/wc/v3/orders';
  const writing = { method: 'POST', body: '{}' };
  const cannotView = {
    status: 401,
    code: 'woocommerce_rest_cannot_view',
    message: 'Sorry, you cannot list resources.',
  };
  const wrong = (message: string) => ({
    status: 401,
    code: 'woocommerce_rest_authentication_error',
    message,
  });

  it('open a door by header and by query', async () => {
    expect(await ask(products, { headers: basic('ck_full:cs_full') })).toMatchObject({
      status: 200,
    });
    const query = `${products}?consumer_key=ck_full&consumer_secret=cs_full`;
    expect(await ask(query)).toMatchObject({ status: 200 });
    const both = { headers: basic('ck_full:wrong') };
    expect(await ask(query, both)).toMatchObject({ status: 200 });
  });

  it.each<[string, [path: string, init: RequestInit], object]>([
    ['nobody', [products, {}], cannotView],
    ['an unknown key', [products, { headers: basic('ck_x:cs_x') }], cannotView],
    [
      'a wrong secret',
      [products, { headers: basic('ck_full:no') }],
      wrong('Consumer secret is invalid.'),
    ],
    [
      'a read key that writes',
      [orders, { ...writing, headers: basic('ck_read:cs_read') }],
      wrong('The API key provided does not have write permissions.'),
    ],
    [
      'a write key that reads',
      [products, { headers: basic('ck_write:cs_write') }],
      wrong('The API key provided does not have read permissions.'),
    ],
    [
      'a buyer',
      [products, { headers: basic('ck_buyer:cs_buyer') }],
      { ...cannotView, status: 403 },
    ],
    [
      'a buyer with a batch',
      [`${products}/batch`, { ...writing, headers: basic('ck_buyer:cs_buyer') }],
      { status: 403, code: 'woocommerce_rest_cannot_batch' },
    ],
  ])('turn away %s', async (_who, [path, init], expected) => {
    expect(await ask(path, init)).toMatchObject(expected);
  });

  it('are not asked for at the index, and do not open WordPress itself', async () => {
    expect(await ask('/wp-json/')).toMatchObject({ status: 200 });
    const upload = { method: 'POST', headers: basic('ck_full:cs_full') };
    expect(await ask('/wp-json/wp/v2/media', upload)).toMatchObject({
      status: 401,
      code: 'rest_cannot_create',
    });
  });

  it('do not work through ?rest_route=', async () => {
    const init = { headers: basic('ck_full:cs_full') };
    expect(await ask('/?rest_route=/wc/v3/products', init)).toMatchObject(cannotView);
  });

  it('let PUT and DELETE hide in a POST', async () => {
    const headers = { ...basic('ck_full:cs_full'), 'x-http-method-override': 'PUT' };
    const put = await ask(`${orders}/999`, { method: 'POST', headers });
    expect(put).toMatchObject({ status: 400, message: 'ID is invalid.' });
    const hidden = { method: 'POST', headers: basic('ck_full:cs_full') };
    expect(await ask(`${orders}/999?_method=DELETE`, hidden)).toMatchObject({ status: 404 });
  });

  it('are accepted with /index.php in front and a slash behind', async () => {
    const init = { headers: basic('ck_full:cs_full') };
    expect(await ask('/index.php/wp-json/wc/v3/products/', init)).toMatchObject({ status: 200 });
  });
});

describe('keys over plain HTTP', () => {
  const site = 'http://loja.example';
  const products = '/wp-json/wc/v3/products';
  const signed = (
    url: string,
    options: { algorithm?: 'sha1' | 'sha256'; secret?: string; at?: number },
  ) => {
    const {
      algorithm = 'sha1',
      secret = 'cs_full',
      at = Date.parse('2026-11-24T04:01:47Z'),
    } = options;
    const oauth = new OAuth({
      consumer: { key: 'ck_full', secret },
      signature_method: algorithm === 'sha1' ? 'HMAC-SHA1' : 'HMAC-SHA256',
      hash_function: (base, key) => createHmac(algorithm, key).update(base).digest('base64'),
    });
    oauth.getTimeStamp = () => Math.floor(at / 1000);
    oauth.getNonce = () => randomUUID();
    return { oauth, fields: oauth.authorize({ url, method: 'GET' }) };
  };

  it('refuse Basic and query with the misleading cannot_view', async () => {
    const { ask } = buildGuardedStore(site);
    const refused = { status: 401, code: 'woocommerce_rest_cannot_view' };
    expect(await ask(products, { headers: basic('ck_full:cs_full') })).toMatchObject(refused);
    const query = `${products}?consumer_key=ck_full&consumer_secret=cs_full`;
    expect(await ask(query)).toMatchObject(refused);
  });

  it('take Basic when WordPress is told that it is HTTPS', async () => {
    const { ask } = buildGuardedStore(site, { isSsl: true });
    expect(await ask(products, { headers: basic('ck_full:cs_full') })).toMatchObject({
      status: 200,
    });
  });

  it.each(['sha1', 'sha256'] as const)(
    'take OAuth 1.0a with %s, once a nonce',
    async (algorithm) => {
      const { ask } = buildGuardedStore(site);
      const path = `${products}?status=any&search=caf%C3%A9%20(a)`;
      const { oauth, fields } = signed(site + path, { algorithm });
      const headers = { ...oauth.toHeader(fields) };
      expect(await ask(path, { headers })).toMatchObject({ status: 200 });
      expect(await ask(path, { headers })).toMatchObject({
        status: 401,
        message: 'Invalid nonce - nonce has already been used.',
      });
      const again = signed(site + path, { algorithm });
      const query = new URLSearchParams(
        Object.fromEntries(
          Object.entries(again.fields).map(([name, value]) => [name, String(value)]),
        ),
      );
      expect(await ask(`${products}?${query.toString()}`)).toMatchObject({ status: 200 });
    },
  );

  it('refuse a wrong signature, an old timestamp, an unknown key and half of the parameters', async () => {
    const { ask } = buildGuardedStore(site);
    const url = site + products;
    const send = ({ oauth, fields }: ReturnType<typeof signed>) =>
      ask(products, { headers: { ...oauth.toHeader(fields) } });
    expect(await send(signed(url, { secret: 'no' }))).toMatchObject({
      message: 'Invalid signature - provided signature does not match.',
    });
    const old = Date.parse('2026-11-24T03:46:00Z');
    expect(await send(signed(url, { at: old }))).toMatchObject({ message: 'Invalid timestamp.' });
    const query = '?oauth_consumer_key=ck_full';
    expect(await ask(products + query)).toMatchObject({
      status: 401,
      code: 'woocommerce_rest_authentication_missing_parameter',
    });
    const all = `${query}x&oauth_timestamp=1&oauth_nonce=a&oauth_signature=b&oauth_signature_method=HMAC-SHA1`;
    expect(await ask(products + all)).toMatchObject({ message: 'Consumer key is invalid.' });
  });
});
