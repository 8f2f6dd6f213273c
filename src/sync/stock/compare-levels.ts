import type { ErpProductId, WarehouseId } from '../../commerce/ids.ts';
import type { Link } from '../link.repository.ts';
import type { SyncAccount, SyncIo } from '../sync-account.ts';
import type { DatedBalance } from './contained.ts';
import { createListedBalances } from './listed-balance.repository.ts';
import { planBatch } from './plan-batch.ts';
import type { PlannedRow, StockBatch } from './stock-batch.ts';
import type { Supplies } from './stock.gather.ts';
import { findNeeds } from './stock.gather.ts';

/** Links of one look at a store: as many as one of its lists tells. */
export const COMPARED_AT_ONCE = 100;

/**
 * Compares what a store shows with what the formula gives for the balances of the last walk: one list call
 * of the store, none of the ERP.
 *
 * @param ordersReadAt when the store's orders were last read
 * @returns a plan for each link; what is not `nothing` is suspect, not more: the balances are not of now
 */
export async function compareLevels(
  io: SyncIo,
  batch: StockBatch,
  ordersReadAt: number,
): Promise<readonly PlannedRow[]> {
  const products = batch.linked.map(({ link }) => link.product_id);
  const supplies = await listedSupplies(io, batch.account, products);
  const readBefore = { pull: async () => ordersReadAt };
  return (await planBatch(io, readBefore, { batch, supplies })).planned;
}

/** A number that differs, is unknown or refused; or one that we do not know to be ours, as after a crash. */
export function isSuspect({ plan, link }: PlannedRow): boolean {
  return plan.do !== 'nothing' || plan.level !== link.last_level;
}

export function toLinked(links: readonly Link[]) {
  return links.map((link) => ({ link, row: undefined }));
}

async function listedSupplies(
  io: SyncIo,
  account: SyncAccount,
  products: readonly ErpProductId[],
): Promise<Supplies> {
  const needs = await findNeeds(io, account, products);
  const listed = createListedBalances(io.database.db, account.id);
  const balances = new Map<ErpProductId, DatedBalance>();
  for (const { productId, balance, readBeganAt } of (await listed.find(needs.wanted)).values())
    balances.set(productId, { balance, observedAt: readBeganAt, readBeganAt });
  return { ...needs, balances, untoldWarehouses: new Map<ErpProductId, WarehouseId>() };
}
