import type { AccountId, ErpProductId, WarehouseId } from '../../commerce/ids.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import { createBalances } from '../balance.repository.ts';
import { createKits } from '../kit.repository.ts';
import { countSettledSales } from '../sale.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import type { DatedBalance, LinePolicy } from './contained.ts';
import { levelPolicy } from './level-policy.ts';
import { type Reckoning, reckonLevel, type UnknownLevel } from './reckon-level.ts';
import { salesByProduct, settledBefore } from './sales-by-product.ts';
import { gatherPace } from './sales-pace.ts';
import { datedBalance, untoldWarehouse } from './stock.gather.ts';

/** An account as an explanation knows it: nothing of it is opened, as nobody is asked. */
export interface ExplainedAccount {
  readonly id: AccountId;
  readonly policy: AccountPolicy;
  readonly stores: readonly ExplainedStore[];
}

export type ExplainedStore = Pick<SyncStore, 'id' | 'name' | 'goLiveAt' | 'policy'>;

export interface StoredLevel {
  readonly known: Reckoning | undefined;
  readonly unknown: UnknownLevel | undefined;
  /** Lines so old and settled that they are not looked at any more: the balance contains them. */
  readonly settledLines: ReadonlyMap<ErpProductId, number>;
}

/** The number that the facts give which are stored now: by the code that a sync uses, without any call. */
export async function reckonStoredLevel(
  io: Pick<SyncIo, 'database' | 'clock'>,
  wanted: { account: ExplainedAccount; store: ExplainedStore; productId: ErpProductId },
): Promise<StoredLevel> {
  const { account, store, productId } = wanted;
  const policy = levelPolicy(account.policy, store.policy);
  const components = (await createKits(io.database.db, account.id).componentsOf([productId])).get(
    productId,
  );
  const parts = components?.map((each) => each.productId) ?? [productId];
  const { balances, untoldWarehouses } = await storedBalances(io, account, parts);
  const oldest = Math.min(
    io.clock.now(),
    ...[...balances.values()].map((each) => each.readBeganAt ?? 0),
  );
  const settled = settledBefore(oldest, policy);
  const products = [...new Set([productId, ...parts])];
  const sales = await salesByProduct(io, { account, store, products, settled });
  const paceOf = await gatherPace(io, { account, store, products: [productId], policy });
  const reckoned = reckonLevel(
    {
      supply: { productId, components },
      balances,
      untoldWarehouses,
      sales,
      pace: paceOf(productId),
    },
    policy,
  );
  return {
    known: reckoned.known,
    unknown: reckoned.known ? undefined : reckoned.unknown,
    settledLines: await countSettled(io, account, { parts, policy, oldest }),
  };
}

async function storedBalances(
  io: Pick<SyncIo, 'database'>,
  { id, policy }: ExplainedAccount,
  parts: readonly ErpProductId[],
) {
  const balances = new Map<ErpProductId, DatedBalance>();
  const untoldWarehouses = new Map<ErpProductId, WarehouseId>();
  for (const [part, seen] of await createBalances(io.database.db, id).find(parts)) {
    const { balance, observedAt, source, readBeganAt } = seen;
    const untold = untoldWarehouse(balance, policy);
    if (untold) untoldWarehouses.set(part, untold);
    else balances.set(part, datedBalance(balance, { policy, observedAt, readBeganAt, source }));
  }
  return { balances, untoldWarehouses };
}

async function countSettled(
  io: Pick<SyncIo, 'database'>,
  account: ExplainedAccount,
  look: { parts: readonly ErpProductId[]; policy: LinePolicy; oldest: number },
): Promise<ReadonlyMap<ErpProductId, number>> {
  const { db } = io.database;
  const settled = settledBefore(look.oldest, look.policy);
  const lines = new Map<ErpProductId, number>();
  for (const part of look.parts) {
    const sellers = await createKits(db, account.id).sellersOf([part]);
    const sold = { stores: account.stores, products: sellers };
    lines.set(part, await countSettledSales(db, sold, settled));
  }
  return lines;
}
