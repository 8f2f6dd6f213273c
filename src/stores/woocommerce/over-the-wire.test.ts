import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { systemRandom } from '../../kernel/random.ts';
import { systemClock } from '../../kernel/system-clock.ts';
import type { StoreServer } from '../../simulator/store/open-server.ts';
import { openStoreSimulatorServer } from '../../simulator/store/open-server.ts';
import { failureOf, newItem } from '../connector-harness.suite.ts';
import { openStore } from '../registry.ts';
import { wooSettings } from './scripted-shop.builder.ts';

/** Real sockets and the real `fetch`: what an in-process store cannot show. */
describe('WooCommerce over a real connection', () => {
  const parts = { clock: systemClock, random: systemRandom, fetch };
  let server: StoreServer;

  beforeAll(async () => {
    server = await openStoreSimulatorServer({ ...parts, port: 0 });
  });
  afterAll(async () => {
    await server.close();
  });

  function open(url: string) {
    const consumerKey = 'ck_0123456789abcdef0123456789abcdef01234567';
    const consumerSecret = 'cs_0123456789abcdef0123456789abcdef01234567';
    const keys = { consumerKey, consumerSecret, requestsPerSecond: 100 };
    return openStore('woocommerce', wooSettings({ url, ...keys }), parts);
  }

  it('writes and reads, accents and all', async () => {
    const { catalogue } = open(server.url);
    const name = 'Pão de Açúcar & “Cia” — 1ª';

    const item = await catalogue.create(newItem({ fields: { name } }));

    expect(await catalogue.read([item.id])).toMatchObject([{ name, quantity: 10 }]);
  });

  it('calls a write unknown when the line is cut after it', async () => {
    const { catalogue } = open(server.url);
    const item = newItem({ key: 'k-cut' });
    server.simulator.faults.add({ kind: 'lose-answer', method: 'POST' });

    const failure = await failureOf(catalogue.create(item));

    expect(failure).toMatchObject({ code: 'store.unavailable', outcome: 'unknown' });
    expect(await catalogue.findByKey(['k-cut'])).toMatchObject([{ sku: item.fields.sku }]);
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const other = await openStoreSimulatorServer({ ...parts, port: 0 });
    await other.close();

    const failure = await failureOf(open(other.url).catalogue.create(newItem()));

    expect(failure).toMatchObject({ code: 'store.unavailable', outcome: 'not_applied' });
  });
});
