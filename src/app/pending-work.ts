import { createAccounts } from '../connections/account.repository.ts';
import { listWork, replay } from '../work/pending.repository.ts';
import type { WorkRow } from '../work/work-row.ts';
import type { App } from './open-app.ts';

export interface PendingFilter {
  readonly kind?: string;
  readonly key?: string;
}

/** Everything that needs a person, of all accounts. */
export async function listPending(app: App, filter: PendingFilter): Promise<readonly WorkRow[]> {
  const { db } = app.database;
  const rows: WorkRow[] = [];
  for (const { id: accountId } of await createAccounts(db).list())
    rows.push(...(await listWork(db, { accountId, state: 'needs_person', ...filter })));
  return rows;
}

/** Sets what needs a person free to be tried again. @returns how many rows */
export async function retryPending(app: App, filter: PendingFilter): Promise<number> {
  const { database, clock } = app;
  let retried = 0;
  for (const { id: accountId } of await createAccounts(database.db).list())
    retried += await database.transaction((tx) =>
      replay(tx, { accountId, ...filter }, clock.now()),
    );
  return retried;
}
