import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { PlanLine } from '../plan-line.ts';
import { createStoreItems } from '../store-item.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { createBalanceReads } from './balance-reads.ts';
import { planMaster, type PlannedMaster, readBalances, withoutKits } from './master-batch.ts';
import { causeOfDoubt } from './master-to-result.ts';
import { causeOfUnknown } from './plan-to-result.ts';

/** What a sync would set in Bling from the numbers of the master store. */
export async function planMasterLines(
  io: SyncIo,
  intake: OrderIntake,
  work: { account: SyncAccount; store: SyncStore; links: readonly Link[]; context: DrainContext },
): Promise<readonly PlanLine[]> {
  const { account, store, links, context } = work;
  const whole = {
    account,
    store,
    context,
    linked: links.map((link) => ({ link, row: undefined })),
  };
  const batch = { ...whole, linked: await withoutKits(io, whole) };
  if (batch.linked.length === 0) return [];
  const products = batch.linked.map(({ link }) => link.product_id);
  const balances = await readBalances(createBalanceReads(io), batch, products);
  const planned = await (await planMaster(io, { intake }, { ...batch, balances }))();
  const skus = await createStoreItems(io.database.db, store.id).skusOf(
    links.map((link) => link.item_id),
  );
  return planned.flatMap((each) => toLine(store, each, skus.get(each.link.item_id) ?? ''));
}

function toLine(store: SyncStore, { plan, link }: PlannedMaster, sku: string): PlanLine[] {
  const line = {
    flow: 'stock' as const,
    storeId: store.id,
    subject: `product:${link.product_id}`,
    name: sku,
    change: {},
    reason: undefined,
    calls: { bling: 0, store: 0 },
  };
  switch (plan.do) {
    case 'set': {
      const change = { from: plan.before, to: plan.physical };
      return [{ ...line, do: 'set', change, calls: { bling: 1, store: 0 } }];
    }
    case 'unknown':
      return [{ ...line, do: 'unknown', reason: causeOfUnknown(plan) }];
    case 'ask':
      return [{ ...line, do: 'ask', reason: causeOfDoubt(plan, sku) }];
    default:
      return [];
  }
}
