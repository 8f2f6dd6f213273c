import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { createControlClient } from '../demo/sandboxes/control.ts';
import type { Bench, Claim } from './claim.ts';
import { atMost } from './claim.ts';
import type { OpenShops } from './shops/open-shops.ts';
import { openShops } from './shops/open-shops.ts';
import { skuOf } from './shops/shop.ts';
import { percentile, rounded } from './statistics.ts';
import { bareRoundTrip } from './webhook/bare-round-trip.ts';

const ACCOUNT = 'pressa';
/** The program's default: for so long changes are gathered. */
const DEBOUNCE_MS = 500;
/** The simulator sends each webhook so long after its cause. */
const WEBHOOK_AFTER_MS = 200;
/** Each answer of the store takes so long, as over the internet to a shared host. */
const STORE_ANSWERS_MS = 150;
const CHANGE_EVERY_MS = 1_200;
const LAST_MS = 5_000;
const FIRST_LEVEL = 1_000;
/** Set by the bare round trips alone, and changed by nobody else. */
const BARE_SKU = skuOf(19);
/** What it shows already: another number would be set right again, and disturb what is measured. */
const BARE_LEVEL = 50;
/** Our own: numbers, orders and the trash are read before the write, each a round trip. */
const AIM = 6;

const State = z.object({ products: z.array(z.object({ id: z.int(), codigo: z.string() })) });
const StoreState = z.object({ products: z.array(z.object({ id: z.int(), sku: z.string() })) });
const Total = z.object({ total: z.int() });
const History = z.object({
  quantities: z.array(z.object({ at: z.number(), sku: z.string(), after: z.number().nullable() })),
});

/** A change in Bling, its webhook, and the number in the store; by turns with one call to the same store. */
export const webhook: Claim = {
  name: 'webhook',
  says: 'from a stock webhook to the new number in the store, beyond the debounce, against a bare round trip',
  async measure(bench) {
    await using place = await openShops(bench, { accounts: [ACCOUNT], storesEach: 1 });
    const storeUrl = place.stores[0]?.[0] ?? '';
    const { changes, bareMs, calls } = await changeByTurns(bench, { ...place, storeUrl });
    const { quantities } = await createControlClient(storeUrl).get('/history', History);
    const writes = changes.flatMap(({ sku, level, at }) => {
      const write = quantities.find((one) => one.sku === sku && one.after === level);
      return write ? [write.at - at - WEBHOOK_AFTER_MS - DEBOUNCE_MS] : [];
    });
    const missing = changes.length - writes.length;
    const ratio = percentile(writes, 50) / percentile(bareMs, 50);
    const { aim, met } = atMost(ratio, AIM, ', every change arrived');
    return [
      {
        name: 'one change at a time',
        of: 'p50 from the webhook to the write, less the debounce / p50 of a bare call of the store',
        ratio: rounded(ratio),
        aim,
        met: met && missing === 0,
        absolutes: {
          'p50 ms': Math.round(percentile(writes, 50)),
          'p95 ms': Math.round(percentile(writes, 95)),
          'bare p50 ms': Math.round(percentile(bareMs, 50)),
          'bare p95 ms': Math.round(percentile(bareMs, 95)),
          'ratio of p95': rounded(percentile(writes, 95) / percentile(bareMs, 95)),
          'debounce ms': DEBOUNCE_MS,
          'answers of the store ms': STORE_ANSWERS_MS,
          changes: changes.length,
          'writes that did not come': missing,
          'Bling calls': calls,
        },
      },
    ];
  },
};

interface Change {
  readonly sku: string;
  readonly level: number;
  /** Epoch ms. */
  readonly at: number;
}

async function changeByTurns(
  bench: Bench,
  { bling, storeUrl }: Pick<OpenShops, 'bling'> & { readonly storeUrl: string },
) {
  const store = createControlClient(storeUrl);
  const slow = { kind: 'slow', amount: STORE_ANSWERS_MS, times: 1_000_000 };
  await store.post('/faults', slow, z.unknown());
  const { products } = await bling.get(`/state?account=${ACCOUNT}`, State);
  const ids = new Map(products.map(({ id, codigo }) => [codigo, id]));
  const items = (await store.get('/state', StoreState)).products;
  const itemId = items.find(({ sku }) => sku === BARE_SKU)?.id ?? 0;
  const changes: Change[] = [];
  const bareMs: number[] = [];
  // What the start has left to do is over, and the first round is for both to open their connections.
  await wait(LAST_MS);
  const countCalls = async () => (await bling.get(`/log?account=${ACCOUNT}`, Total)).total;
  let callsBefore = 0;
  for (let turn = 0; turn < (bench.quick ? 16 : 80); turn += 1) {
    const sku = skuOf(turn % 19);
    const made = { sku, level: FIRST_LEVEL + turn, at: Date.now() };
    const act = {
      do: 'moveStock',
      account: ACCOUNT,
      productId: ids.get(sku),
      quantity: made.level,
    };
    await bling.post('/operator', act, z.unknown());
    await wait(CHANGE_EVERY_MS);
    const bare = await bareRoundTrip({ url: storeUrl, itemId, level: BARE_LEVEL });
    if (turn === 0) callsBefore = await countCalls();
    if (turn === 0) continue;
    changes.push(made);
    bareMs.push(bare);
  }
  await wait(LAST_MS);
  return { changes, bareMs, calls: (await countCalls()) - callsBefore };
}
