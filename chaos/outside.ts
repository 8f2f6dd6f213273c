import { join } from 'node:path';

import { z } from 'zod';

import type { Program } from '../demo/processes.ts';
import { freePort, startProgram } from '../demo/processes.ts';
import type { BlingSandbox } from '../demo/sandboxes/bling.ts';
import { createBlingSandbox } from '../demo/sandboxes/bling.ts';
import type { ControlClient } from '../demo/sandboxes/control.ts';
import { createControlClient } from '../demo/sandboxes/control.ts';
import type { StoreSandbox } from '../demo/sandboxes/store.ts';
import { createStoreSandbox } from '../demo/sandboxes/store.ts';
import type { ProxyMode } from './half-open-proxy.ts';
import type { Merchant, Shop } from './merchants.ts';
import { LagReport, type ProxyOrder } from './proxy-order.ts';

/** A merchant's account and stores as the judges and the people around them reach them: past every proxy. */
export interface Venue {
  readonly merchant: Merchant;
  readonly bling: BlingSandbox;
  readonly shops: readonly VenueShop[];
}

export interface VenueShop extends Shop {
  readonly store: StoreSandbox;
  readonly control: ControlClient;
  /** Where TotoroACDC reaches it: through the proxy of this name. */
  readonly siteUrl: string;
}

/** Everything that is not TotoroACDC, each kind in a process of its own, with ways to it that can fail. */
export interface Outside {
  readonly venues: readonly Venue[];
  readonly bling: ControlClient;
  readonly blingUrl: string;
  readonly blingProgram: Program;
  /** Through the proxy `bling`. */
  readonly blingProxyUrl: string;
  readonly lags: readonly LagReport[];
  setWay(proxy: string, mode: ProxyMode): void;
  stop(): Promise<void>;
}

const Ready = z.object({ ready: z.unknown() });
const DEMO_BLING = join(import.meta.dirname, '..', 'demo', 'programs', 'bling.ts');
const ourProgram = (name: string) => join(import.meta.dirname, 'programs', `${name}.ts`);

export async function openOutside(
  merchants: readonly Merchant[],
  { seed, logFolder }: { seed: number; logFolder: string },
): Promise<Outside> {
  const start = (name: string, ...args: string[]) =>
    startProgram({ name, args, env: {}, logFolder, ipc: true });
  const shops = merchants.flatMap(({ stores }) => stores);
  const blingPort = await freePort();
  const ports = await Promise.all(shops.map(() => freePort()));
  const targets = Object.fromEntries(shops.map(({ name }, at) => [name, ports[at] ?? 0]));

  const blingProgram = start('bling', DEMO_BLING, String(blingPort), String(seed));
  const ways = start(
    'proxies',
    ourProgram('proxies'),
    JSON.stringify({ ...targets, bling: blingPort }),
  );
  const waysReady = z.record(z.string(), z.int()).parse(await readyOf(ways));
  const urlOf = (name: string) => `http://127.0.0.1:${waysReady[name] ?? 0}`;
  const wanted = shops.map(({ name }, at) => ({ port: ports[at] ?? 0, siteUrl: urlOf(name) }));
  const stores = start('stores', ourProgram('stores'), JSON.stringify(wanted), String(seed));
  const storeUrls = z.array(z.string()).parse(await readyOf(stores));
  const blingUrl = z.string().parse(await readyOf(blingProgram));

  const lags: LagReport[] = [];
  ways.onMessage((message) => lags.push(LagReport.parse(message)));
  const urlByShop = new Map(shops.map(({ name }, at) => [name, storeUrls[at] ?? '']));
  const venues = merchants.map((merchant) => ({
    merchant,
    bling: createBlingSandbox(blingUrl, merchant.account),
    shops: merchant.stores.map((shop) => {
      const url = urlByShop.get(shop.name) ?? '';
      const [store, control] = [createStoreSandbox(url), createControlClient(url)];
      return { ...shop, store, control, siteUrl: urlOf(shop.name) };
    }),
  }));
  for (const { merchant, bling } of venues) await bling.seed(merchant.seed);
  return {
    venues,
    bling: createControlClient(blingUrl),
    blingUrl,
    blingProgram,
    blingProxyUrl: urlOf('bling'),
    lags,
    setWay: (proxy, mode) => ways.tell({ proxy, mode } satisfies ProxyOrder),
    stop: async () =>
      void (await Promise.all([blingProgram, ways, stores].map((one) => one.stop()))),
  };
}

async function readyOf(program: Program): Promise<unknown> {
  return Ready.parse(JSON.parse(await program.line((line) => line.includes('"ready"')))).ready;
}
