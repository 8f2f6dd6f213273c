// `node intake.ts <address of a database> <folder>`: the program's own `web`, and beside it, in the same process and
// with the same database, a bare route that makes only the insert. It ends with its parent.
import { join } from 'node:path';

import { openApp, systemIo } from '../../src/app/open-app.ts';
import { serve } from '../../src/app/serve.ts';
import { readSettings } from '../../src/app/settings.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { listenBare } from '../intake/bare-route.ts';
import { saveShops } from '../intake/connected-shops.ts';

const [databaseUrl = '', folder = ''] = process.argv.slice(2);
const environment = {
  DATABASE_URL: databaseUrl,
  DATA_DIR: folder,
  TOTORO_KEY_FILE: join(folder, 'totoro.key'),
  BLING_CLIENT_ID: 'bench',
  BLING_CLIENT_SECRET: 'bench-secret',
  PORT: '0',
};
const app = await openApp(readSettings({ environment, file: '', fromFile: {} }), {
  ...systemIo,
  log: silentLog,
});
await saveShops(app.database, Date.now());
const serving = await serve(app, { mode: 'web' });
const bare = await listenBare(app.database);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ ready: { ours: serving.url, bare } })}\n`);
