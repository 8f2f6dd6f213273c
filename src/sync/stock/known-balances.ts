import type { ErpProductId } from '../../commerce/ids.ts';
import { createBalances } from '../balance.repository.ts';
import type { Observation } from '../newest-balance.decide.ts';
import type { SyncAccount, SyncIo } from '../sync-account.ts';
import type { DatedWhole } from './stock.gather.ts';
import { untoldWarehouse } from './stock.gather.ts';
import type { BalanceUse } from './usable-balance.decide.ts';
import { usableBalance } from './usable-balance.decide.ts';

export interface KnownBalances {
  /** All that are good for something. */
  readonly balances: ReadonlyMap<ErpProductId, DatedWhole>;
  /** What a balance is good for at this moment. */
  useOf(product: ErpProductId): BalanceUse;
}

/** Finds what is known of these balances without a call (domain rules 5.4). */
export async function findKnownBalances(
  io: SyncIo,
  account: SyncAccount,
  products: readonly ErpProductId[],
): Promise<KnownBalances> {
  const observed = await createBalances(io.database.db, account.id).find(products);
  const balances = new Map<ErpProductId, DatedWhole>();
  const useOf = (known: Observation | undefined) => {
    if (!known || untoldWarehouse(known.balance, account.policy)) return 'nothing';
    const erpNow = account.bling.time.at(io.clock.monotonicMs());
    return usableBalance(known, { now: io.clock.now(), erpNow });
  };
  for (const [id, known] of observed) {
    if (useOf(known) === 'nothing') continue;
    // It was there when we looked: by whatever clock it is dated, it is no younger than that.
    const observedAt = Math.min(known.observedAt, io.clock.now());
    balances.set(id, { ...known, observedAt });
  }
  return { balances, useOf: (product) => useOf(observed.get(product)) };
}
