import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { PlanLine } from '../plan-line.ts';
import { createStoreItems } from '../store-item.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { planMasterLines } from './master.plan.ts';
import { planBatch } from './plan-batch.ts';
import { causeOf, causeOfUnknown } from './plan-to-result.ts';
import type { PlannedRow } from './stock-batch.ts';
import { gatherSupplies } from './stock.gather.ts';

/** What a sync would write of these numbers: the same gather and decide, without act. */
export async function planStock(
  io: SyncIo,
  intake: OrderIntake,
  work: { account: SyncAccount; store: SyncStore; links: readonly Link[]; context: DrainContext },
): Promise<readonly PlanLine[]> {
  const { account, store, links, context } = work;
  if (account.policy.stockMaster === store.id) return planMasterLines(io, intake, work);
  const bling = account.bling.at('sweep', context.signal);
  const products = links.map((link) => link.product_id);
  const supplies = await gatherSupplies(io, { account, bling, products, commit: context.commit });
  const linked = links.map((link) => ({ link, row: undefined }));
  const { planned } = await planBatch(io, intake, {
    batch: { account, store, linked, context },
    supplies,
  });
  const skus = await createStoreItems(io.database.db, store.id).skusOf(
    links.map((link) => link.item_id),
  );
  return planned.flatMap((each) => toLine(store, each, skus.get(each.link.item_id) ?? ''));
}

function toLine(store: SyncStore, { plan, link, shown }: PlannedRow, sku: string): PlanLine[] {
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
      const change = { from: shown ?? null, to: plan.level };
      return [{ ...line, do: 'set', change, calls: { bling: 0, store: 1 } }];
    }
    case 'unknown':
      return [{ ...line, do: 'unknown', reason: causeOfUnknown(plan) }];
    case 'ask':
      return [{ ...line, do: 'ask', reason: plan.cause ?? causeOf(plan.why, sku) }];
    default:
      return [];
  }
}
