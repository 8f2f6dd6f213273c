// `node connect-many.ts <file>`: writes connected accounts, one for each access token of the
// file, as OAuth would have left them. Its environment is that of the program. It ends by itself.
import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { openApp, systemIo } from '../../src/app/open-app.ts';
import { openSettingsSource, readSettings } from '../../src/app/settings.ts';
import { createAccounts, newAccountId } from '../../src/connections/account.repository.ts';
import { createTokenStore } from '../../src/connections/token-store.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { companyOf, nameOf } from '../accounts/shop.ts';

const HOUR_MS = 3_600_000;
const tokens = z.array(z.string()).parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const app = await openApp(readSettings(openSettingsSource()), { ...systemIo, log: silentLog });
const now = app.clock.now();
for (const [at, accessToken] of tokens.entries()) {
  const id = newAccountId(app.random);
  const account = { id, name: nameOf(at), companyId: companyOf(at), createdAt: now };
  await createAccounts(app.database.db).create(account);
  const { database, vault, clock, random } = app;
  const store = createTokenStore({ database, vault, clock, random, accountId: id });
  const grant = { accessToken, refreshToken: accessToken, scope: '', grantedAt: now };
  await store.save({ ...grant, expiresAt: now + 6 * HOUR_MS }, 0);
}
await app[Symbol.asyncDispose]();
process.stdout.write(`${JSON.stringify({ ready: tokens.length })}\n`);
process.disconnect();
