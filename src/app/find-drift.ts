import type { AccountId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores, type StoreConnection } from '../connections/store.repository.ts';
import { type DriftReport, rankDrift } from '../sync/drift-report.ts';
import { askOwner } from './ask-owner.ts';
import { awaitWork } from './await-work.ts';
import type { DriftArgs } from './drift-command.ts';
import { StoreUnknown } from './find.failures.ts';
import type { App } from './open-app.ts';
import { ownUnlessOwned } from './own-unless-owned.ts';

export interface DriftWish extends Pick<DriftArgs, 'repair' | 'limit'> {
  /** As a person typed it. */
  readonly store: string | undefined;
}

/**
 * Numbers that differ between the ERP and the stores, of every connected account or of one store.
 *
 * @throws {StoreUnknown}
 */
export async function findAllDrift(
  app: App,
  { store, repair, limit }: DriftWish,
  onProgress: (done: number) => void,
): Promise<DriftReport & { readonly correlation: string }> {
  const { db } = app.database;
  const only = store === undefined ? undefined : await getConnected(app, store);
  const correlation = `drift:${app.random.uuid()}`;
  const reports: DriftReport[] = [];
  for (const { id: accountId, state } of await createAccounts(db).list()) {
    if (state !== 'connected' || (only && only.accountId !== accountId)) continue;
    const args: DriftArgs = { repair, limit, correlation, ...(only ? { storeId: only.id } : {}) };
    const report = await askOwner<DriftReport>(app, { accountId, kind: 'drift', args }, onProgress);
    reports.push(report);
    if (report.marked > 0) await untilMended(app, accountId, correlation);
  }
  return { ...joined(reports, limit), correlation };
}

async function getConnected({ database, vault }: App, wanted: string): Promise<StoreConnection> {
  const stores = createStores(database.db, vault);
  const connected: StoreConnection[] = [];
  for (const { id } of await createAccounts(database.db).list())
    connected.push(...(await stores.listByAccount(id)));
  const live = connected.filter(({ state }) => state !== 'disconnected');
  const found = live.find(({ id }) => id === wanted);
  if (!found) throw new StoreUnknown(wanted, live);
  return found;
}

/** Whoever owns the account writes what was marked; this process does where nobody owns it. */
async function untilMended(app: App, accountId: AccountId, correlation: string): Promise<void> {
  await using owner = await ownUnlessOwned(app, [accountId]);
  await owner.wake(accountId);
  await awaitWork(app, correlation, () => {});
}

function joined(reports: readonly DriftReport[], limit: number): DriftReport {
  const sum = (of: (report: DriftReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    stores: reports.flatMap((report) => report.stores),
    drift: rankDrift(reports.flatMap((report) => report.drift)).slice(0, limit),
    unclear: reports.flatMap((report) => report.unclear).slice(0, limit),
    orphans: reports.flatMap((report) => report.orphans).slice(0, limit),
    totals: {
      drift: sum(({ totals }) => totals.drift),
      unclear: sum(({ totals }) => totals.unclear),
      orphans: sum(({ totals }) => totals.orphans),
    },
    marked: sum(({ marked }) => marked),
    blingCalls: sum(({ blingCalls }) => blingCalls),
  };
}
