import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { configure, connectBling, connectStore } from '../demo/connect.ts';
import { freePort } from '../demo/processes.ts';
import type { Totoro } from '../demo/totoro.ts';
import { createTotoro } from '../demo/totoro.ts';
import { TOTORO_WAITS } from '../demo/waits.ts';
import type { Chronicle } from './chronicle.ts';
import type { Member } from './crew.ts';
import { startMember } from './crew.ts';
import type { Merchant } from './merchants.ts';
import type { Outside } from './outside.ts';
import { openOutside } from './outside.ts';

const APP = { clientId: 'chaos', clientSecret: 'segredo-so-do-caos' } as const;

/** TotoroACDC at work between accounts and stores. */
export interface Stage {
  readonly folder: string;
  readonly outside: Outside;
  readonly totoro: Totoro;
  readonly chronicle: Chronicle;
  /** Takes the webhooks in; `serve` where one process does everything. */
  readonly web: Member;
  readonly workers: readonly Member[];
  /** Ends all of it. Its logs stay when they are evidence. */
  strike(keepLogs: boolean): Promise<void>;
}

export interface StageOptions {
  readonly merchants: readonly Merchant[];
  readonly seed: number;
  /** Of the database. */
  readonly env: Readonly<Record<string, string>>;
  /** 0: one `totoro serve`. */
  readonly workers: number;
  readonly chronicle: Chronicle;
}

/** Connects everything, starts the processes, and brings the products into the stores. */
export async function raiseStage(options: StageOptions): Promise<Stage> {
  const { merchants, seed, chronicle } = options;
  const folder = mkdtempSync(join(tmpdir(), 'totoro-chaos-'));
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder);
  const outside = await openOutside(merchants, { seed, logFolder });
  const [port, callbackPort] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  await outside.bling.post(
    '/apps',
    {
      ...APP,
      redirectUri: `http://127.0.0.1:${callbackPort}/oauth/callback`,
      webhookUrl: `${publicUrl}/webhooks/bling/default`,
    },
    z.unknown(),
  );
  const env = {
    ...TOTORO_WAITS,
    STOCK_SWEEP_SECONDS: '60',
    // A dozen processes share this machine: as the setting advises for an uneven one.
    BLING_CALL_SPACING_MS: '350',
    TOTORO_LANGUAGE: 'en',
    DATA_DIR: join(folder, 'data'),
    TOTORO_KEY_FILE: join(folder, 'totoro.key'),
    PUBLIC_URL: publicUrl,
    PORT: String(port),
    BLING_API_URL: `${outside.blingProxyUrl}/Api/v3`,
    BLING_AUTHORIZE_URL: `${outside.blingUrl}/Api/v3/oauth/authorize`,
    BLING_TOKEN_URL: `${outside.blingProxyUrl}/Api/v3/oauth/token`,
    BLING_CLIENT_ID: APP.clientId,
    BLING_CLIENT_SECRET: APP.clientSecret,
    ...options.env,
  };
  const totoro = createTotoro({ env, logFolder });
  await connectAll({ outside, totoro, callbackPort });
  await configure(totoro, folder);

  const common = { env, logFolder, chronicle };
  const mode = options.workers > 0 ? 'web' : 'serve';
  const healthUrl = `${publicUrl}/healthz`;
  const [web, ...workers] = await Promise.all([
    startMember({ ...common, name: mode, command: [mode], healthUrl }),
    ...Array.from({ length: options.workers }, (_, at) =>
      startMember({
        ...common,
        name: `worker-${at + 1}`,
        command: ['worker', '--slots', slotsFor(merchants.length, options.workers)],
      }),
    ),
  ]);
  await totoro.must(z.unknown(), 'sync');
  return {
    folder,
    outside,
    totoro,
    chronicle,
    web,
    workers,
    strike: async (keepLogs) => {
      await Promise.all([web, ...workers].map((member) => member.stop()));
      await outside.stop();
      if (!keepLogs) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As the setting WORKER_SLOTS advises. */
function slotsFor(accounts: number, workers: number): string {
  return String(Math.ceil((accounts / workers) * 1.3));
}

interface Connecting {
  readonly outside: Outside;
  readonly totoro: Totoro;
  readonly callbackPort: number;
}

async function connectAll({ outside, totoro, callbackPort }: Connecting): Promise<void> {
  for (const { merchant, shops } of outside.venues) {
    await outside.bling.post('/options', { autoApproveAccount: merchant.account }, z.unknown());
    const account = await connectBling(totoro, callbackPort);
    for (const { name, channelId, store, siteUrl } of shops) {
      const { key, secret } = store;
      await connectStore(totoro, { url: siteUrl, key, secret, name, channelId, account });
    }
  }
}
