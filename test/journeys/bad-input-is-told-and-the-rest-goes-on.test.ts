import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createMappings } from '../../src/connections/mapping.repository.ts';
import { say } from '../../src/messages/message.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const SECRET = 'app-secret-1';
const TOO_LARGE = 5 * 1024 * 1024;

interface Delivery {
  readonly to?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Delivers to the program as the network would. @returns the HTTP status */
async function deliver(shop: ServingShop, { to, body, headers = {} }: Delivery): Promise<number> {
  const url = `https://totoro.test/webhooks/${to ?? 'bling/default'}`;
  const init = { method: 'POST', body, headers };
  return (await shop.run(shop.app.fetch(url, init))).status;
}

function signed(body: string): Delivery {
  const digest = createHmac('sha256', SECRET).update(body).digest('hex');
  return { body, headers: { 'x-bling-signature-256': `sha256=${digest}` } };
}

async function quarantine(shop: ServingShop): Promise<string[]> {
  const rows = await shop.app.database.db
    .selectFrom('inbox_event')
    .select('reason')
    .where('state', '=', 'quarantined')
    .execute();
  return rows.map(({ reason }) => String(JSON.parse(reason ?? '{}').key));
}

describe('a delivery', () => {
  const EVENT = JSON.stringify({
    eventId: 'e-1',
    date: '2026-03-10T12:00:00Z',
    version: 'v1',
    event: 'order.updated',
    companyId: 'd4475854366a36c86a37e792f9634a51',
    data: { id: 1 },
  });

  it('that Bling did not sign, or that is too large, is refused and leaves nothing', async () => {
    await using shop = await openServingShop();
    const wrong = { 'x-bling-signature-256': `sha256=${'0'.repeat(64)}` };

    expect(await deliver(shop, { body: EVENT })).toBe(401);
    expect(await deliver(shop, { body: EVENT, headers: wrong })).toBe(401);
    expect(await deliver(shop, signed('x'.repeat(TOO_LARGE)))).toBe(413);

    expect(await quarantine(shop)).toEqual([]);
  });

  it('that Bling signed and nobody can use is taken, kept aside once, and told', async () => {
    await using shop = await openServingShop();

    expect(await deliver(shop, signed('no json at all'))).toBe(200);
    expect(await deliver(shop, signed(EVENT))).toBe(200);
    expect(await deliver(shop, signed(EVENT))).toBe(200);

    const reasons = (await quarantine(shop)).toSorted();
    expect(reasons).toEqual(['inbox.unknownCompany', 'inbox.unreadable']);
  });

  it('of the store is refused unless the store signed it', async () => {
    await using shop = await openServingShop();
    const to = `store/${shop.shopStore.id}`;
    const wrong = { 'x-wc-webhook-signature': 'AAAA', 'x-wc-webhook-topic': 'order.updated' };

    expect(await deliver(shop, { to, body: '{"id":1}', headers: wrong })).toBe(401);
    expect(await deliver(shop, { to: 'store/nobody', body: '{"id":1}' })).toBe(200);

    expect(await quarantine(shop)).toEqual(['inbox.unknownStore']);
  });

  it('of any kind does not stop the next sale', async () => {
    await using shop = await openServingShop();
    await deliver(shop, signed('no json at all'));
    await deliver(shop, { body: EVENT });

    shop.buy();
    await shop.after(MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
  });
});

describe('an order that cannot be imported', () => {
  const STRANGE = { id: 'plugin-x', title: 'Vale', first: 'paid' } as const;

  it.each([
    {
      what: 'an invalid CPF',
      wish: { extras: { document: { cpf: '111.111.111-11' } } },
      cause: 'order.needsData',
    },
    { what: 'no document', wish: { via: 'store-api' as const }, cause: 'order.needsData' },
    {
      what: 'an unknown way to pay',
      wish: { extras: { payment: STRANGE } },
      cause: 'order.unmappedPayment',
    },
    {
      what: 'a discount above its goods',
      wish: { extras: { fee: { name: 'Desconto', percent: -120 } } },
      cause: 'order.discountAboveItems',
    },
  ])(
    'for $what waits with its remedy, in both languages, and the next one passes',
    async ({ wish, cause }) => {
      await using shop = await openServingShop();

      shop.buy(wish);
      const good = shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
      await shop.after(3 * MINUTE_MS);

      expect(shop.orders().map(({ numeroLoja }) => numeroLoja)).toEqual([String(good.id)]);
      expect(await shop.causes()).toEqual([cause]);
      await expectClearTexts(shop);
    },
  );

  it('for its status waits until the status is mapped and a person says: again', async () => {
    await using shop = await openServingShop();
    const mappings = createMappings(shop.app.database.db);
    await mappings.remove(shop.shopStore.id, 'status_to_erp', 'processing');

    shop.buy();
    await shop.after(2 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['order.unmappedStatus']);
    await expectClearTexts(shop);
    await shop.mapStatus('processing', 6);
    await shop.replay();

    expect(shop.orders()).toHaveLength(1);
    expect(await shop.causes()).toEqual([]);
  });

  it('for an item that is no product of Bling waits, and counts in are counts out', async () => {
    await using shop = await openServingShop();
    const mug = shop.store.shop.products.get(shop.item('CAN-1')?.id ?? 0);
    if (!mug) throw new Error('no item');
    shop.store.shop.products.set(9_999, {
      ...mug,
      id: 9_999,
      sku: 'SO-LOJA',
      name: 'Só da loja',
      meta: [],
    });

    shop.buy({ items: [{ productId: 9_999, quantity: 1 }] });
    const skipped = shop.buy({ payment: 'pix' });
    shop.store.control.changeStatus(skipped.id, 'cancelled');
    shop.buy({ payment: 'cod' });
    await shop.after(3 * MINUTE_MS);

    expect(await shop.causes()).toEqual(['order.unknownSku']);
    expect(await shop.skipReasons()).toEqual(['order.firstSeenEnded']);
    expect(shop.orders()).toHaveLength(1);
    expect(shop.store.state().orders).toHaveLength(3);
    await expectClearTexts(shop);
  });
});

async function expectClearTexts(shop: ServingShop): Promise<void> {
  for (const { cause } of await shop.pending()) {
    const texts = cause ? [say(cause, 'pt-BR'), say(cause, 'en')] : [''];
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(40);
      expect(text).not.toContain('undefined');
    }
  }
}
