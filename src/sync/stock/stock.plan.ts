import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { PlanLine } from '../plan-line.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { planMasterLines } from './master.plan.ts';
import { planBatch } from './plan-batch.ts';
import { causeOf, causeOfUnknown } from './plan-to-result.ts';
import type { PlannedRow } from './stock-batch.ts';
import { type StockPlanLine, toPlanLines } from './stock-plan-lines.ts';
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
  return toPlanLines(io, { store, planned }, say);
}

function say({ plan, shown }: PlannedRow, sku: string): StockPlanLine | undefined {
  switch (plan.do) {
    case 'set': {
      const change = { from: shown ?? null, to: plan.level };
      return { do: 'set', change, calls: { bling: 0, store: 1 } };
    }
    case 'unknown':
      return { do: 'unknown', reason: causeOfUnknown(plan) };
    case 'ask':
      return { do: 'ask', reason: plan.cause ?? causeOf(plan.why, sku) };
    default:
      return undefined;
  }
}
