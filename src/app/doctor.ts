import { statSync } from 'node:fs';

import { verifyChains } from '../audit/verify-chains.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { message } from '../messages/message.ts';
import { countWork } from '../work/pending.repository.ts';
import { examineProcesses } from './examine-processes.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';
import type { App } from './open-app.ts';

/** Looks for what would hurt later. Reads only, and calls neither Bling nor a store. */
export async function* examine(app: App): AsyncGenerator<Finding> {
  yield examineKey(app);
  yield* examineProcesses(app);
  const accounts = await createAccounts(app.database.db).list();
  const hasAccount = accounts.some(({ state }) => state === 'connected');
  yield finding(
    'account',
    hasAccount,
    message(hasAccount ? 'doctor.accountOk' : 'app.noAccount', {}),
  );
  const stores = await createStores(app.database.db, app.vault).list();
  const hasStore = stores.some(({ state }) => state === 'live');
  yield finding('store', hasStore, message(hasStore ? 'doctor.storeOk' : 'doctor.noStore', {}));
  const { publicUrl } = app.settings.web;
  yield finding(
    'webhooks',
    publicUrl !== undefined,
    message(publicUrl ? 'doctor.webhooksOk' : 'doctor.noPublicUrl', {}),
  );
  for (const { id } of accounts) {
    const { needs_person: count } = await countWork(app.database.db, id);
    yield finding('pending', count === 0, message('doctor.pending', { count }));
  }
  const { db } = app.database;
  for await (const report of verifyChains({ db, vault: app.vault, headFile: app.headFile })) {
    const { chain, ok, lines } = report;
    yield finding('audit', ok, report.problem ?? message('doctor.chainOk', { chain, lines }));
  }
}

function examineKey(app: App): Finding {
  const { key, keyFile: file } = app.settings.vault;
  if (key) return finding('key', true, message('doctor.keyOk', {}));
  const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  const text = isOpen ? message('doctor.keyOpen', { file }) : message('doctor.keyFileOk', { file });
  return finding('key', !isOpen, text);
}
