import { z } from 'zod';

import { createControlClient } from '../../demo/sandboxes/control.ts';
import { connectBling } from '../../src/app/connect-bling.ts';
import { connectStore } from '../../src/app/connect-store.ts';
import type { App } from '../../src/app/open-app.ts';
import { ChannelId } from '../../src/commerce/ids.ts';
import { DEFAULT_OPTIONS } from '../../src/simulator/store/options.ts';
import { channelOf } from './shop.ts';

export interface ShopToConnect {
  readonly blingUrl: string;
  readonly account: string;
  /** Addresses, in the order of the account's channels. */
  readonly stores: readonly string[];
}

/** As a merchant does it, without the browser. */
export async function connectAccountOf(app: App, shop: ShopToConnect): Promise<void> {
  const { blingUrl, account: name, stores } = shop;
  const connecting = connectBling(app);
  const state = new URL(connecting.authorizeUrl).searchParams.get('state') ?? '';
  const { code } = await createControlClient(blingUrl).post(
    '/authorize',
    { clientId: 'bench', account: name },
    z.object({ code: z.string() }),
  );
  const account = await connecting.finish(new URLSearchParams({ code, state }));
  const [key] = DEFAULT_OPTIONS.keys;
  for (const [at, url] of stores.entries()) {
    await connectStore(app, {
      accountId: account.id,
      kind: 'woocommerce',
      name: `Loja ${at}`,
      channelId: ChannelId.parse(String(channelOf(at))),
      // These stores stand on this machine: no shared host to be spared.
      settings: {
        url,
        consumerKey: key?.key,
        consumerSecret: key?.secret,
        requestsPerSecond: 30,
      },
    });
  }
}
