import type { ErpProductId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import { createKits } from '../kit.repository.ts';
import type { Link } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncIo } from '../sync-account.ts';
import type { BalanceReads } from './balance-reads.ts';
import { masterSales, unitsComingBack } from './master-sales.ts';
import { decideMaster, type DecideMaster, type MasterPlan } from './master.decide.ts';
import { callPriorityOf, correlationOf, type LinkedRow, type StockBatch } from './stock-batch.ts';

/** One item of the master store, and what its number means for Bling. */
export interface PlannedMaster extends LinkedRow {
  readonly plan: MasterPlan;
}

/** What Bling has of these products, read in one call for up to fifty; noted with its date. */
export interface MasterBalances {
  readonly readBeganAt: number;
  readonly of: ReadonlyMap<ErpProductId, StockBalance>;
}

/** A virtual kit has no balance to write. */
export async function withoutKits(io: SyncIo, batch: StockBatch): Promise<readonly LinkedRow[]> {
  const products = batch.linked.map(({ link }) => link.product_id);
  const kits = await createKits(io.database.db, batch.account.id).componentsOf(products);
  return batch.linked.filter(({ link }) => !kits.has(link.product_id));
}

export async function readBalances(
  reads: BalanceReads,
  batch: Omit<StockBatch, 'store'>,
  products: readonly ErpProductId[],
): Promise<MasterBalances> {
  const { account, context } = batch;
  const bling = account.bling.at(callPriorityOf(batch), context.signal);
  const now = context.now();
  // What is written rests on a read of now, never on one that was made for another store.
  const wanted = new Map(products.map((id) => [id, Number.POSITIVE_INFINITY]));
  const read = await reads.read({ account, bling, commit: context.commit, wanted });
  return {
    // Of nothing that was told, nothing is known later than now.
    readBeganAt: Math.min(now, ...[...read.values()].map(({ beganAt }) => beganAt)),
    of: new Map([...read].map(([id, { balance }]) => [id, balance])),
  };
}

/**
 * Reads the store and decides each balance; writes nothing. The shelf is read before the orders: a sale in
 * between is then known and keeps its units, never missing.
 */
export async function planMaster(
  io: SyncIo,
  parts: { intake: OrderIntake; decide?: DecideMaster | undefined },
  batch: StockBatch & { readonly balances: MasterBalances },
): Promise<() => Promise<readonly PlannedMaster[]>> {
  const { account, store, linked, balances, context } = batch;
  const { decide = decideMaster } = parts;
  const items = linked.map(({ link }) => ({
    id: link.item_id,
    parentId: link.parent_item_id ?? undefined,
  }));
  const levels = new Map((await store.store.stock.read(items)).map((level) => [level.id, level]));
  await parts.intake.pull(store, {
    account,
    commit: context.commit,
    correlation: correlationOf(batch),
  });
  return async () => {
    const products = linked.map(({ link }) => link.product_id);
    const since = Math.min(
      balances.readBeganAt - account.policy.stockReleaseMs,
      ...linked.flatMap(({ link }) => agreedAtOf(link) ?? []),
    );
    const sold = { account, store, products, postedSince: since };
    const sales = await masterSales(io, sold);
    const back = await unitsComingBack(io, { ...sold, readBeganAt: balances.readBeganAt });
    return linked.map((row): PlannedMaster => {
      const level = levels.get(row.link.item_id);
      if (!level) return { ...row, plan: { do: 'gone' } };
      const facts = {
        mode: level.mode,
        shown: level.quantity,
        balance: balances.of.get(row.link.product_id),
        readBeganAt: balances.readBeganAt,
        sales: sales.get(row.link.product_id) ?? [],
        comingBack: back.has(row.link.product_id)
          ? { settledAt: back.get(row.link.product_id) }
          : undefined,
        agreedAt: agreedAtOf(row.link),
      };
      return { ...row, plan: decide(facts, account.policy) };
    });
  };
}

function agreedAtOf(link: Link): number | undefined {
  return link.last_level_at ?? undefined;
}
