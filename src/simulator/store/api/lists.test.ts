import { describe, expect, it } from 'vitest';

import { buildStore, SITE } from '../store.builder.ts';

async function shopOf(count: number) {
  const test = buildStore();
  for (let at = 1; at <= count; at += 1) {
    await test.create('/products', { name: `P${at}`, sku: `P-${at}`, regular_price: '1' });
  }
  return test;
}

describe('a list', () => {
  it('tells totals, and only its neighbours', async () => {
    const { call } = await shopOf(7);
    const { headers, rows } = await call('GET', '/products?per_page=2&page=2&_fields=id,sku');
    expect(rows.map((row) => Object.keys(row))).toEqual([
      ['id', 'sku'],
      ['id', 'sku'],
    ]);
    expect(headers.get('x-wp-total')).toBe('7');
    expect(headers.get('x-wp-totalpages')).toBe('4');
    expect(headers.get('link')).toBe(
      `<${SITE}/wp-json/wc/v3/products?per_page=2&page=1&_fields=id%2Csku>; rel="prev", <${SITE}/wp-json/wc/v3/products?per_page=2&page=3&_fields=id%2Csku>; rel="next"`,
    );
  });

  it('has another link altogether when it has no neighbour', async () => {
    const { call } = await shopOf(1);
    const { headers } = await call('GET', '/products');
    expect(headers.get('link')).toBe(`<${SITE}/wp-json/>; rel="https://api.w.org/"`);
  });

  it('of orders repeats its defaults in the link, but not what was asked', async () => {
    const { call, create } = await shopOf(0);
    for (let at = 0; at < 3; at += 1) await create('/orders', { status: 'completed' });
    const all = await call('GET', '/orders?per_page=2');
    expect(all.headers.get('link')).toContain('status%5B0%5D=any&dp=2&context=view&page=2');
    const done = await call('GET', '/orders?per_page=2&status=completed');
    expect(done.headers.get('link')).not.toContain('any');
  });

  it('past its end is empty, with true totals and the way back', async () => {
    const { call } = await shopOf(3);
    const { headers, json, status } = await call('GET', '/products?per_page=2&page=9');
    expect({ status, json }).toEqual({ status: 200, json: [] });
    expect(headers.get('x-wp-total')).toBe('3');
    expect(headers.get('link')).toContain('rel="prev"');
  });

  it.each(['per_page=101', 'per_page=0', 'page=0', 'orderby=colour', 'status=bogus'])(
    'refuses %s',
    async (query) => {
      const { call } = await shopOf(0);
      const { json, status } = await call('GET', `/products?${query}`);
      expect({ status, code: json.code }).toEqual({ status: 400, code: 'rest_invalid_param' });
    },
  );

  it('answers HEAD with the totals alone', async () => {
    const { call } = await shopOf(2);
    const { headers, text } = await call('HEAD', '/products');
    expect([headers.get('x-wp-total'), text]).toEqual(['2', '']);
  });

  it('takes the id as tie-breaker when dates are equal', async () => {
    const { call } = await shopOf(5);
    const { rows } = await call('GET', '/products?orderby=modified&order=asc');
    expect(rows.map((row) => row.sku)).toEqual(['P-1', 'P-2', 'P-3', 'P-4', 'P-5']);
  });
});

describe('modified_after, in a shop three hours west of Greenwich', () => {
  /** The product is modified at 04:06:06Z. */
  const find = async (query: string) => {
    const { call, clock, create } = buildStore();
    const product = await create('/products', { name: 'P' });
    await clock.advance(259_000);
    await call('PUT', `/products/${product.id}`, {});
    const { json, rows, status } = await call('GET', `/products?${query}`);
    return status === 200 ? rows.length : json.data;
  };

  it.each([
    ['2026-11-24T04:05:06', 0],
    ['2026-11-24T01:05:06', 1],
    ['2026-11-24T04:05:06&dates_are_gmt=true', 1],
    ['2026-11-24T04:05:06Z', 1],
    ['2026-11-24T04:05:06-03:00', 0],
    ['2026-11-24T04:06:06Z', 0],
    ['2026-11-24T04:06:05Z', 1],
  ])('%s finds %i', async (value, found) => {
    expect(await find(`modified_after=${value}`)).toBe(found);
  });

  it('says what is wrong with a date', async () => {
    expect(await find('modified_after=ontem')).toMatchObject({
      details: { modified_after: { code: 'rest_invalid_date' } },
    });
  });

  it('is ignored on customers and when misspelt', async () => {
    const { call, create } = buildStore();
    await create('/customers', { email: 'ana@example.test' });
    const future = 'modified_after=2030-01-01T00:00:00';
    expect((await call('GET', `/customers?${future}`)).rows).toHaveLength(1);
    await create('/products', { name: 'P' });
    expect((await call('GET', `/products?modified_afer=2030-01-01`)).rows).toHaveLength(1);
  });
});

describe('the status of what is listed', () => {
  it('leaves trash out, though the object can be read', async () => {
    const { call, create } = buildStore();
    const order = await create('/orders', {});
    await call('DELETE', `/orders/${order.id}`);
    expect((await call('GET', '/orders')).json).toEqual([]);
    expect((await call('GET', `/orders?include=${order.id}`)).json).toEqual([]);
    expect((await call('GET', '/orders?status=trash')).rows).toHaveLength(1);
    expect((await call('GET', `/orders/${order.id}`)).json.status).toBe('trash');
  });

  it('knows custom statuses and names them without wc-', async () => {
    const { call, create } = buildStore();
    await create('/orders', { status: 'em-separacao' });
    expect((await call('GET', '/orders?status=em-separacao,completed')).rows).toHaveLength(1);
    const { json } = await call('GET', '/reports/orders/totals');
    expect(json).toContainEqual({ slug: 'em-separacao', name: 'Em separação', total: 1 });
  });

  it('takes PHP lists in every spelling', async () => {
    const { call, create } = buildStore();
    await create('/orders', { status: 'completed' });
    await create('/orders', { status: 'on-hold' });
    for (const query of [
      'status=completed,on-hold',
      'status[]=completed&status[]=on-hold',
      'status[0]=completed&status[1]=on-hold',
    ]) {
      expect((await call('GET', `/orders?${query}`)).rows).toHaveLength(2);
    }
  });
});
