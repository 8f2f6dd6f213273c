import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { createControlClient } from '../demo/sandboxes/control.ts';
import type { Bench, Claim } from './claim.ts';
import { atMost } from './claim.ts';
import type { OpenShops } from './shops/open-shops.ts';
import { openShops } from './shops/open-shops.ts';
import { skuOf } from './shops/shop.ts';
import { percentile, rounded } from './statistics.ts';

const SHOPS = ['buraco', 'inteira'] as const;
const STORES = 3;
const AIM = 1.2;
/** The account's own pace would be the bottleneck if changes came faster. */
const CHANGE_EVERY_MS = 3_000;
/** Longest time that a change may be on its way at the end. */
const LAST_MS = 10_000;
/** A number that no product has at the start. */
const FIRST_LEVEL = 1_000;

const State = z.object({ products: z.array(z.object({ id: z.int(), codigo: z.string() })) });
const History = z.object({
  quantities: z.array(
    z.object({ at: z.number(), by: z.string(), sku: z.string(), after: z.number().nullable() }),
  ),
});

/**
 * Two accounts of one `totoro serve`, three stores each, the same changes of stock at the same moments. One store of
 * the first account takes every call and never answers. What is compared are the stores beside it with those of the
 * other account: same process, same machine, same minute.
 */
export const blackHole: Claim = {
  name: 'black-hole',
  says: 'while one store never answers, the others hear of a change in Bling as soon as without it',
  async measure(bench) {
    await using place = await openShops(bench, { accounts: SHOPS, storesEach: STORES });
    const [withHoleStores = [], withoutStores = []] = place.stores;
    const callsBefore = await countBlingCalls(place);
    const changes = await changeStock(bench, place);
    const callsAfter = await countBlingCalls(place);
    const [callsWith = 0, callsWithout = 0] = callsAfter.map(
      (calls, at) => calls - (callsBefore[at] ?? 0),
    );
    const withHole = await delays(changes, withHoleStores.slice(0, STORES - 1));
    const without = await delays(changes, withoutStores.slice(0, STORES - 1));
    const ratio = percentile(withHole.ms, 95) / percentile(without.ms, 95);
    const { aim, met } = atMost(ratio, AIM, ', every change arrived');
    return [
      {
        name: 'one of three stores silent',
        of: 'p95 of the other stores with the silent one / without, from the change to the write',
        ratio: rounded(ratio),
        aim,
        met: met && withHole.missing === 0,
        absolutes: {
          'p50 ms': Math.round(percentile(withHole.ms, 50)),
          'p95 ms': Math.round(percentile(withHole.ms, 95)),
          'writes that did not come': withHole.missing,
          'p50 ms without': Math.round(percentile(without.ms, 50)),
          'p95 ms without': Math.round(percentile(without.ms, 95)),
          'writes that did not come without': without.missing,
          'Bling calls': callsWith,
          'Bling calls without': callsWithout,
          changes: changes.length,
          'stores looked at': STORES - 1,
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

async function changeStock(bench: Bench, { bling, stores }: OpenShops): Promise<Change[]> {
  // What the start has left to do is over: nothing is raised before the orders of all stores were read once.
  await wait(LAST_MS);
  const silent = createControlClient(stores[0]?.[STORES - 1] ?? '');
  await silent.post('/faults', { kind: 'hang', times: 1_000_000 }, z.unknown());
  const ids = new Map<string, number>();
  for (const account of SHOPS) {
    const { products } = await bling.get(`/state?account=${account}`, State);
    for (const { id, codigo } of products) ids.set(`${account} ${codigo}`, id);
  }
  const change = async (at: number): Promise<Change> => {
    const sku = skuOf(at);
    const level = FIRST_LEVEL + at;
    const made = { sku, level, at: Date.now() };
    await Promise.all(
      SHOPS.map((account) => {
        const productId = ids.get(`${account} ${sku}`);
        const act = { do: 'moveStock', account, productId, quantity: level };
        return bling.post('/operator', act, z.unknown());
      }),
    );
    return made;
  };

  // The first calls to the silent store run into their time-outs before anything is counted.
  const unseen = bench.quick ? 5 : 8;
  const seen = bench.quick ? 15 : 30;
  const changes: Change[] = [];
  for (let at = 0; at < unseen + seen; at += 1) {
    const made = await change(at);
    if (at >= unseen) changes.push(made);
    await wait(CHANGE_EVERY_MS);
  }
  await wait(LAST_MS);
  return changes;
}

async function countBlingCalls({ bling }: OpenShops): Promise<readonly number[]> {
  const Total = z.object({ total: z.int() });
  return Promise.all(
    SHOPS.map(async (account) => (await bling.get(`/log?account=${account}`, Total)).total),
  );
}

/** From each change in Bling to the first write of its number, in each of these stores. */
async function delays(changes: readonly Change[], stores: readonly string[]) {
  const ms: number[] = [];
  let missing = 0;
  for (const url of stores) {
    const { quantities } = await createControlClient(url).get('/history', History);
    for (const { sku, level, at } of changes) {
      const write = quantities.find((one) => one.sku === sku && one.after === level);
      if (write) ms.push(write.at - at);
      else missing += 1;
    }
  }
  return { ms, missing };
}
