import { z } from 'zod';

import { freePort } from '../../demo/processes.ts';
import { createControlClient } from '../../demo/sandboxes/control.ts';
import { startChild } from '../children.ts';
import type { Bench } from '../claim.ts';
import { shopWithStores } from './shop.ts';

export interface OpenShops extends AsyncDisposable {
  readonly bling: ReturnType<typeof createControlClient>;
  /** Addresses of its stores, by account, in the order in which the accounts were named. */
  readonly stores: readonly (readonly string[])[];
}

/** A Bling, stores and one `totoro serve` in processes of their own, with everything connected and imported. */
export async function openShops(
  { folder, tell }: Bench,
  { accounts, storesEach }: { readonly accounts: readonly string[]; readonly storesEach: number },
): Promise<OpenShops> {
  await using stack = new AsyncDisposableStack();
  const blingChild = stack.use(await startChild({ program: 'bling', folder }));
  const args = [String(accounts.length * storesEach)];
  const storesChild = stack.use(await startChild({ program: 'stores', args, folder }));
  const blingUrl = z.string().parse(blingChild.ready);
  const urls = z.array(z.string()).parse(storesChild.ready);
  const bling = createControlClient(blingUrl);
  for (const account of accounts)
    await bling.post('/seed', shopWithStores(account, storesEach), z.unknown());
  const port = await freePort();
  await bling.post(
    '/apps',
    {
      clientId: 'bench',
      clientSecret: 'bench',
      redirectUri: 'http://127.0.0.1:4021/oauth/callback',
      webhookUrl: `http://127.0.0.1:${port}/webhooks/bling/default`,
    },
    z.unknown(),
  );
  const stores = accounts.map((_, at) => urls.slice(at * storesEach, (at + 1) * storesEach));
  const shops = accounts.map((account, at) => ({ account, stores: stores[at] }));
  tell('connecting and importing');
  const place = [JSON.stringify({ blingUrl, folder, port, shops })];
  stack.use(await startChild({ program: 'shops', args: place, folder }));
  const running = stack.move();
  return { bling, stores, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
