import { AccountId } from '../commerce/ids.ts';
import type { Account } from '../connections/account.repository.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { Failure } from '../kernel/failure.ts';
import { message, type MessageRef } from '../messages/message.ts';
import type { App } from './open-app.ts';

/** Nothing is connected, or it is not clear which account is meant. */
export class AccountUnclear extends Failure {
  readonly code = 'account.unclear';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(accounts: readonly Account[]) {
    super('it is not clear which account is meant');
    this.merchantMessage =
      accounts.length === 0
        ? message('app.noAccount', {})
        : message('app.whichAccount', { accounts: accounts.map(({ id }) => id).join(', ') });
  }
}

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
