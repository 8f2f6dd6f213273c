import { describe, expect, it } from 'vitest';

import { failureOf } from '../connector-harness.suite.ts';
import {
  StoreAnswerUnreadable,
  StoreRejected,
  StoreUnauthorized,
  StoreUnavailable,
} from '../failures.ts';
import type { Asked } from './scripted-shop.builder.ts';
import { hang, json, page, refusal, scriptedShop, wooSettings } from './scripted-shop.builder.ts';
import { WooSettings } from './settings.ts';

/** Answers of a script in turn; the last one stays. */
function inTurn(...replies: ((asked: Asked) => Response | Promise<Response>)[]) {
  let at = 0;
  return (asked: Asked) => {
    const reply = replies[Math.min(at, replies.length - 1)];
    at += 1;
    if (!reply) throw new Error('nothing to answer');
    return reply(asked);
  };
}

const WRITE = { method: 'POST', path: 'products', body: { name: 'Caneca' } } as const;

describe('calls to a WooCommerce store', () => {
  it('prove who calls by Basic over HTTPS and say who we are', async () => {
    const shop = scriptedShop(() => json([]));

    await shop.run(shop.client.read('products'));

    const headers = shop.asked[0]?.headers;
    expect(headers?.get('authorization')).toBe(`Basic ${btoa('ck_1:cs_1')}`);
    expect(headers?.get('user-agent')).toMatch(/^TotoroACDC\//);
    expect(shop.asked[0]?.query.has('consumer_secret')).toBe(false);
  });

  it('sign each try with a nonce of its own over plain HTTP, and never send the secret', async () => {
    const reply = inTurn(
      () => page(503),
      () => json([]),
    );
    const shop = scriptedShop(reply, { url: 'http://127.0.0.1:8090' });

    await shop.run(shop.client.read('products', { sku: 'A B,C*' }));

    const [first, second] = shop.asked.map(({ query }) => query);
    expect(first?.get('oauth_signature_method')).toBe('HMAC-SHA256');
    expect(first?.get('oauth_nonce')).not.toBe(second?.get('oauth_nonce'));
    expect(first?.get('oauth_signature')).not.toBe(second?.get('oauth_signature'));
    expect(first?.has('oauth_version')).toBe(false);
    expect(
      shop.asked.some(({ query, headers }) =>
        `${query.toString()}${headers.get('authorization')}`.includes('cs_1'),
      ),
    ).toBe(false);
  });

  it('are refused over plain HTTP beyond this machine, unless the merchant allows it', () => {
    const keys = { consumerKey: 'ck_1', consumerSecret: 'cs_1' };

    expect(WooSettings.safeParse({ ...keys, url: 'http://loja.example' }).success).toBe(false);
    expect(WooSettings.safeParse({ ...keys, url: 'http://127.0.0.1:80' }).success).toBe(true);
    expect(wooSettings({ url: 'http://loja.example', allowInsecureHttp: true }).url).toBe(
      'http://loja.example',
    );
  });

  it('keep to two at once and three a second', async () => {
    const shop = scriptedShop(async () => {
      await shop.clock.sleep(1_000);
      return json([]);
    });

    await shop.run(Promise.all([1, 2, 3, 4, 5, 6].map(() => shop.client.read('products'))));

    const starts = shop.asked.map(({ at }) => Math.round(at));
    expect(starts).toEqual([0, 333, 1000, 1333, 2000, 2333]);
  });

  it('read again after a page of maintenance, with growing waits', async () => {
    const shop = scriptedShop(
      inTurn(
        () => page(503),
        () => page(504),
        () => json([{ id: 1 }]),
      ),
    );

    const answer = await shop.run(shop.client.read('products'));

    expect(answer.json).toEqual([{ id: 1 }]);
    const [first = 0, second = 0, third = 0] = shop.asked.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(third - second).toBeGreaterThan(second - first);
  });

  it('wait as long as a 429 asks, in seconds or as a date', async () => {
    const at = 'Tue, 24 Nov 2026 12:00:20 GMT';
    const shop = scriptedShop(
      inTurn(
        () => page(429, { 'retry-after': '7' }),
        () => page(429, { 'retry-after': at }),
        () => json([]),
      ),
    );

    await shop.run(shop.client.read('products'));

    expect(shop.asked.map((one) => Math.round(one.at / 1_000))).toEqual([0, 7, 20]);
  });

  it('hand a long wait to the caller instead of sleeping through it', async () => {
    const shop = scriptedShop(() => page(429, { 'retry-after': '600' }));

    const read = shop.run(shop.client.read('products'));

    await expect(read).rejects.toMatchObject({ code: 'store.unavailable', retryAfterMs: 600_000 });
    expect(shop.asked).toHaveLength(1);
  });

  it('give up on a read after a few tries', async () => {
    const shop = scriptedShop(() => page(502));

    await expect(shop.run(shop.client.read('products'))).rejects.toBeInstanceOf(StoreUnavailable);
    expect(shop.asked).toHaveLength(4);
  });

  it('never repeat a write, and call its fate unknown once it was sent', async () => {
    for (const lost of [() => page(504), () => hang(), () => page(200)]) {
      const shop = scriptedShop(lost);

      const write = shop.run(shop.client.write(WRITE));

      await expect(write).rejects.toMatchObject({ kind: 'transient', outcome: 'unknown' });
      expect(shop.asked).toHaveLength(1);
    }
  });

  it('know that a write never left when the store cannot be reached', async () => {
    const shop = scriptedShop(() => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      });
    });

    const write = shop.run(shop.client.write(WRITE));

    await expect(write).rejects.toMatchObject({
      code: 'store.unavailable',
      outcome: 'not_applied',
    });
  });

  it('end a hung read after 30 seconds a try', async () => {
    const shop = scriptedShop(() => hang());

    await expect(shop.run(shop.client.read('products'))).rejects.toBeInstanceOf(StoreUnavailable);
    expect((shop.asked[1]?.at ?? 0) - (shop.asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(30_000);
  });

  it('count the body for the time-out: an answer that never ends is no answer', async () => {
    const shop = scriptedShop(
      () => new Response(new ReadableStream({ pull: () => hang().then(() => undefined) })),
    );

    await expect(shop.run(shop.client.write(WRITE))).rejects.toMatchObject({ outcome: 'unknown' });
    expect(shop.clock.monotonicMs()).toBe(30_000);
  });

  it('refuse an answer beyond all measure, and do not read it to its end', async () => {
    const mebibyte = new Uint8Array(1024 * 1024);
    let pulled = 0;
    const pull = (to: ReadableStreamDefaultController<Uint8Array>) => {
      pulled += 1;
      to.enqueue(mebibyte);
    };
    const shop = scriptedShop(() => new Response(new ReadableStream({ pull })));

    const failure = await failureOf(shop.run(shop.client.write(WRITE)));

    expect(failure).toBeInstanceOf(StoreAnswerUnreadable);
    expect(failure).toMatchObject({ outcome: 'unknown' });
    expect(pulled).toBeLessThan(40);
  });

  it('stop at refused keys without a second try, and tell the remedy', async () => {
    const shop = scriptedShop(() => refusal(401, 'woocommerce_rest_cannot_view'));

    const failure = await shop.run(shop.client.read('orders').catch((error: unknown) => error));

    expect(failure).toBeInstanceOf(StoreUnauthorized);
    expect(failure).toMatchObject({
      kind: 'unauthorized',
      merchantMessage: { key: 'stores.unauthorized' },
    });
    expect(shop.asked).toHaveLength(1);
  });

  it('tell a firewall page apart from a refusal by the store only in the text', async () => {
    const shop = scriptedShop(() => page(403));

    await expect(shop.run(shop.client.write(WRITE))).rejects.toMatchObject({
      code: 'store.unauthorized',
      outcome: 'not_applied',
    });
  });

  it('keep the code of the store, and live with `data` that is a number', async () => {
    const code = 'woocommerce_rest_cannot_create_order_refund';
    const shop = scriptedShop(() =>
      json({ code, message: 'Invalid refund amount.', data: 400 }, { status: 400 }),
    );

    const failure = await shop.run(shop.client.write(WRITE).catch((error: unknown) => error));

    expect(failure).toBeInstanceOf(StoreRejected);
    expect(failure).toMatchObject({
      storeCode: code,
      status: 400,
      detail: 'Invalid refund amount.',
    });
  });

  it('read past a byte order mark and notices of PHP', async () => {
    const dirty = '\uFEFF<b>Notice</b>: Undefined index in plugin.php on line 3\n{"id":7}';
    const shop = scriptedShop(() => new Response(dirty));

    expect((await shop.run(shop.client.read('products/7'))).json).toEqual({ id: 7 });
  });

  it('keep the first 500 characters of a page that came instead of an answer', async () => {
    const shop = scriptedShop(() => new Response(`<html>${'x'.repeat(900)}</html>`));

    const failure = await shop.run(shop.client.read('products').catch((error: unknown) => error));

    expect(failure).toBeInstanceOf(StoreAnswerUnreadable);
    expect((failure as StoreAnswerUnreadable).excerpt).toHaveLength(500);
  });

  it('keep nothing of a cut answer about people for the log', async () => {
    const shop = scriptedShop(() => new Response('Notice: x\n{"billing":{"cpf":"52998224725"'));

    const failure = await failureOf(shop.run(shop.client.read('orders/7')));

    expect(failure).toMatchObject({ code: 'store.answer_unreadable', excerpt: 'Notice: x\n' });
  });

  it('never carry the keys to another host', async () => {
    const away = () =>
      new Response(null, { status: 301, headers: { location: 'https://outra.example/wp-json/' } });
    const shop = scriptedShop(away);

    await expect(shop.run(shop.client.read('products'))).rejects.toMatchObject({
      storeCode: 'redirected',
      merchantMessage: { key: 'stores.redirected' },
    });
    expect(shop.asked).toHaveLength(1);
  });

  it('follow a read within the same host', async () => {
    const shop = scriptedShop((asked) =>
      asked.path === '/wc/v3/products'
        ? new Response(null, { status: 308, headers: { location: '/wp-json/wc/v3/products/' } })
        : json([]),
    );

    expect((await shop.run(shop.client.read('products', { sku: 'A' }))).json).toEqual([]);
  });

  it('leave a dead store alone for a while, and try it again after', async () => {
    let alive = false;
    const shop = scriptedShop(() => (alive ? json([]) : page(502)));
    const read = () => shop.run(shop.client.read('products').catch((error: unknown) => error));
    await read();
    await read();
    const askedWhenOpen = shop.asked.length;

    const refused = await read();
    alive = true;
    await shop.clock.advance(30_000);
    const answer = await read();

    expect(refused).toMatchObject({ code: 'store.unavailable', outcome: 'not_applied' });
    expect(askedWhenOpen).toBe(6);
    expect(answer).toMatchObject({ status: 200 });
  });
});
