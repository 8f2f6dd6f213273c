// `node shops.ts <place as JSON>`: connects accounts and their stores, imports their products, and serves. It ends with
// its parent.
import { join } from 'node:path';

import { z } from 'zod';

import { openApp, systemIo } from '../../src/app/open-app.ts';
import { runSync } from '../../src/app/run-sync.ts';
import { serve } from '../../src/app/serve.ts';
import { readSettings } from '../../src/app/settings.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { connectAccountOf } from '../shops/connect.ts';

const Place = z.object({
  blingUrl: z.string(),
  folder: z.string(),
  port: z.int(),
  shops: z.array(z.object({ account: z.string(), stores: z.array(z.string()) })),
});

const place = Place.parse(JSON.parse(process.argv[2] ?? ''));
const { blingUrl, folder, port } = place;
const environment = {
  DATABASE_URL: `file:${join(folder, 'totoro.db')}`,
  DATA_DIR: folder,
  TOTORO_KEY_FILE: join(folder, 'totoro.key'),
  BLING_API_URL: `${blingUrl}/Api/v3`,
  BLING_AUTHORIZE_URL: `${blingUrl}/Api/v3/oauth/authorize`,
  BLING_TOKEN_URL: `${blingUrl}/Api/v3/oauth/token`,
  BLING_CLIENT_ID: 'bench',
  BLING_CLIENT_SECRET: 'bench',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
};
const app = await openApp(readSettings({ environment, file: '', fromFile: {} }), {
  ...systemIo,
  log: silentLog,
});
for (const shop of place.shops) await connectAccountOf(app, { blingUrl, ...shop });
await runSync(app, ['products', 'stock'], () => undefined);
const serving = await serve(app, { mode: 'serve' });
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ ready: serving.url })}\n`);
