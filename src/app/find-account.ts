import { AccountId } from '../commerce/ids.ts';
import type { Account } from '../connections/account.repository.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { AccountUnclear } from './find.failures.ts';
import type { App } from './open-app.ts';

/** The account with this id, or the only one there is. @throws {AccountUnclear} */
export async function findOnlyAccount(app: App, wanted?: string): Promise<Account> {
  const accounts = createAccounts(app.database.db);
  const all = await accounts.list();
  const parsed = AccountId.safeParse(wanted);
  const meant =
    wanted === undefined ? all : all.filter(({ id }) => parsed.success && id === parsed.data);
  const [only, second] = meant;
  if (!only || second) throw new AccountUnclear(all);
  return only;
}
