import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { PlanLine } from '../plan-line.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { createBalanceReads } from './balance-reads.ts';
import { planMaster, type PlannedMaster, readBalances, withoutKits } from './master-batch.ts';
import { causeOfDoubt } from './master-to-result.ts';
import { causeOfUnknown } from './plan-to-result.ts';
import { type StockPlanLine, toPlanLines } from './stock-plan-lines.ts';

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
  return toPlanLines(io, { store, planned }, say);
}

function say({ plan }: PlannedMaster, sku: string): StockPlanLine | undefined {
  switch (plan.do) {
    case 'set': {
      const change = { from: plan.before, to: plan.physical };
      return { do: 'set', change, calls: { bling: 1, store: 0 } };
    }
    case 'unknown':
      return { do: 'unknown', reason: causeOfUnknown(plan) };
    case 'ask':
      return { do: 'ask', reason: causeOfDoubt(plan, sku) };
    default:
      return undefined;
  }
}
