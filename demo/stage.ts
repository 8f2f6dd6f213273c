import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { DemoOptions } from './options.ts';
import type { Program } from './processes.ts';
import { freePort, ROOT, startProgram } from './processes.ts';
import { startSandbox } from './sandbox-program.ts';
import type { BlingSandbox } from './sandboxes/bling.ts';
import { createBlingSandbox } from './sandboxes/bling.ts';
import type { StoreSandbox } from './sandboxes/store.ts';
import { createStoreSandbox } from './sandboxes/store.ts';
import { createTotoro, type Totoro } from './totoro.ts';
import { TOTORO_WAITS } from './waits.ts';

/** The app as it is registered at this Bling. */
const APP = { clientId: 'demo-jabuticaba', clientSecret: 'segredo-so-da-demonstracao' } as const;

/** Everything that runs, before anything is connected. Nothing is left over from another run. */
export interface Stage {
  readonly folder: string;
  readonly bling: BlingSandbox;
  readonly blingProgram: Program;
  readonly store: StoreSandbox;
  /** Stands beside; it is connected only for the last scene. */
  readonly second: StoreSandbox;
  readonly totoro: Totoro;
  readonly totoroUrl: string;
  readonly totoroEnv: Readonly<Record<string, string>>;
  readonly callbackPort: number;
  /** Between TotoroACDC and Bling, when wanted. */
  readonly proxy: Program | undefined;
  strike(): Promise<void>;
}

export async function raiseStage({ seed, contract }: DemoOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'totoro-demo-'));
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder);
  const [totoroPort, callbackPort] = [await freePort(), await freePort()];
  const [blingSide, storeSide, secondSide] = await Promise.all([
    startSandbox('bling', { seed, logFolder }),
    startSandbox('store', { seed, logFolder }),
    startSandbox('store', { name: 'second-store', seed: seed + 1, logFolder }),
  ]);
  const bling = createBlingSandbox(blingSide.url);
  const proxy = contract ? await startProxy(bling.url, logFolder) : undefined;
  const totoroUrl = `http://127.0.0.1:${totoroPort}`;
  await bling.registerApp({
    ...APP,
    redirectUri: `http://127.0.0.1:${callbackPort}/oauth/callback`,
    webhookUrl: `${totoroUrl}/webhooks/bling/default`,
  });
  const env = {
    ...TOTORO_WAITS,
    DATABASE_URL: `file:${join(folder, 'totoro.db')}`,
    DATA_DIR: join(folder, 'data'),
    TOTORO_KEY_FILE: join(folder, 'totoro.key'),
    PUBLIC_URL: totoroUrl,
    PORT: String(totoroPort),
    BLING_API_URL: proxy?.url ?? `${bling.url}/Api/v3`,
    BLING_AUTHORIZE_URL: `${bling.url}/Api/v3/oauth/authorize`,
    BLING_TOKEN_URL: `${bling.url}/Api/v3/oauth/token`,
    BLING_CLIENT_ID: APP.clientId,
    BLING_CLIENT_SECRET: APP.clientSecret,
  };
  return {
    folder,
    bling,
    blingProgram: blingSide.program,
    store: createStoreSandbox(storeSide.url),
    second: createStoreSandbox(secondSide.url),
    totoro: createTotoro({ env, logFolder }),
    totoroUrl,
    totoroEnv: env,
    callbackPort,
    proxy: proxy?.program,
    strike: async () => {
      const sides = [blingSide, storeSide, secondSide].map(({ program }) => program.stop());
      await Promise.all([...sides, proxy?.program.stop()]);
    },
  };
}

/** The proxy of the reference: it judges each call and each answer by the ERP's own contract. */
async function startProxy(blingUrl: string, logFolder: string) {
  const { TOTORO_REFERENCE } = process.env;
  const reference = resolve(TOTORO_REFERENCE ?? join(ROOT, '..', 'shared'), 'bling');
  const port = await freePort();
  const [script, spec] = [
    join(reference, 'harness', 'contract-proxy.mjs'),
    join(reference, 'openapi.json'),
  ];
  const program = startProgram({
    name: 'contract-proxy',
    args: [script, '--spec', spec, '--upstream', `${blingUrl}/Api/v3`, '--port', String(port)],
    env: {},
    logFolder,
  });
  await program.line((line) => line.startsWith('contract proxy on'));
  return { program, url: `http://127.0.0.1:${port}/Api/v3` };
}
