import { expect, it } from 'vitest';

import { data, scriptedBling } from '../../bling/bling.builder.ts';
import { AccountPolicy } from '../../connections/account-policy.ts';
import { openDatabase } from '../../database/open-database.ts';
import { ACCOUNT } from '../repository.builder.ts';
import { createBalanceReads } from './balance-reads.ts';
import { readBalances } from './master-batch.ts';
import { MUG } from './stock.builder.ts';

it('Of a product that Bling tells nothing of, nothing is known later than now', async () => {
  const { account: bling, clock, run } = scriptedBling(data([]));
  await using database = await openDatabase('sqlite::memory:', { clock });
  const reads = createBalanceReads({ database, clock });
  const context = {
    accountId: ACCOUNT,
    signal: new AbortController().signal,
    now: () => clock.now(),
    commit: database.transaction<void>,
  };
  const account = { id: ACCOUNT, bling, policy: AccountPolicy.parse({}), stores: [] };
  const askedAt = clock.now();

  const balances = await run(readBalances(reads, { account, linked: [], context }, [MUG]));

  expect(balances).toEqual({ readBeganAt: askedAt, of: new Map() });
});
