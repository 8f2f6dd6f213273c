import type { ErpProductId } from '../../commerce/ids.ts';
import type { RowResult } from '../../work/handler.ts';
import type { ErpOrderPoll } from '../erp-order-poll.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { isContained } from './contained.ts';
import type { KnowOtherSales } from './know-other-sales.ts';
import { levelPolicy } from './level-policy.ts';
import { planToResult } from './plan-to-result.ts';
import type { RepeatBrake } from './repeat-brake.ts';
import type { SalesByProduct } from './sales-by-product.ts';
import { gatherPace } from './sales-pace.ts';
import { setLevels } from './set-levels.ts';
import { callPriorityOf, correlationOf, type PlannedRow, type StockBatch } from './stock-batch.ts';
import { decideStock, type StockPlan, type StockPolicy } from './stock.decide.ts';
import { gatherShelf, gatherSupplies, type Supplies } from './stock.gather.ts';

/** A set, a look, a correction, and one more look; what still moves then goes to the end of the row. */
const ROUNDS = 4;

/**
 * Gather, decide, act, and look again: a store without compare-and-set may sell between our look and our
 * write, so numbers are read just before and just after, and corrected at once (domain rules 1.4).
 *
 * In each round the shelf is read before the orders: a sale in between then makes the number too low for a
 * moment, never too high.
 */
export async function pushLevels(
  io: SyncIo,
  parts: {
    intake: OrderIntake;
    erpOrders: ErpOrderPoll;
    brake: RepeatBrake;
    knowOtherSales: KnowOtherSales;
  },
  batch: StockBatch,
): Promise<ReadonlyMap<ErpProductId, RowResult>> {
  const { account, linked, context } = batch;
  const { brake } = parts;
  if (linked.length === 0) return new Map();
  const bling = account.bling.at(callPriorityOf(batch), context.signal);
  const products = linked.map(({ link }) => link.product_id);
  await parts.knowOtherSales(batch);
  const gather = () => gatherSupplies(io, { account, bling, products, commit: context.commit });
  let supplies = await gather();

  let planned: readonly PlannedRow[] = [];
  let statusesReadAt = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const look = await planBatch(io, parts.intake, { batch, supplies });
    planned = look.planned;
    if (look.raisesOnReserved && statusesReadAt < io.clock.now()) {
      // A reserved order that is being posted frees its units for a moment: know its status first.
      const correlation = correlationOf(batch);
      statusesReadAt = await parts.erpOrders.poll(account, {
        bling,
        commit: context.commit,
        correlation,
      });
      planned = (await planBatch(io, parts.intake, { batch, supplies })).planned;
    }
    brake.noteShown(planned);
    const sets = planned.filter(
      ({ link, plan }) => plan.do === 'set' && brake.mayWrite(link, plan.level),
    );
    if (sets.length === 0) break;
    const { taken, refused, moved } = await setLevels(io, batch, sets);
    brake.noteTaken(taken);
    // Somebody wrote who may know more: what we know of Bling is too old to be tried against the new number.
    if (moved.length > 0) supplies = await gather();
    if (refused.size === 0) continue;
    planned = planned.map((each) => refused.get(each.link.product_id) ?? each);
    break;
  }
  return planToResult(io, { batch, planned, brake });
}

/** Reads the store and decides each number; writes nothing. */
export async function planBatch(
  io: SyncIo,
  intake: Pick<OrderIntake, 'pull'>,
  { batch, supplies }: { batch: StockBatch; supplies: Supplies },
): Promise<{ planned: readonly PlannedRow[]; raisesOnReserved: boolean }> {
  const { account, store, linked, context } = batch;
  const links = linked.map(({ link }) => link);
  const policy = stockPolicy(account, store);
  const before = await gatherShelf(io, { account, store, links, supplies, policy });
  const lookBeganMs = io.clock.monotonicMs();
  const ordersReadAt = await intake.pull(store, {
    account,
    commit: context.commit,
    correlation: correlationOf(batch),
  });
  const { levels } = before;
  const sales = await before.sales();
  const products = links.map(({ product_id }) => product_id);
  const paceOf = await gatherPace(io, { account, store, products, policy });
  const raised = new Set<ErpProductId>();
  const planned = linked.map(({ row, link }) => {
    const level = levels.get(link.item_id);
    const components = supplies.components.get(link.product_id);
    const plan: StockPlan = level
      ? decideStock(
          {
            supply: { productId: link.product_id, components },
            balances: supplies.balances,
            untoldWarehouses: supplies.untoldWarehouses,
            sales,
            pace: paceOf(link.product_id),
            mode: level.mode,
            shown: level.quantity,
            ordersReadAt,
          },
          policy,
        )
      : { do: 'gone' };
    const drawsOn = components?.map(({ productId }) => productId) ?? [link.product_id];
    const raises = plan.do === 'set' && plan.level > (level?.quantity ?? 0);
    if (raises) for (const id of drawsOn) raised.add(id);
    return { row, link, plan, shown: level?.quantity, lookBeganMs };
  });
  const drawsOn = [...raised];
  const raisesOnReserved =
    hasReserved({ drawsOn, sales, supplies, policy }) || (await before.drawsSettled(drawsOn));
  return { planned, raisesOnReserved };
}

function hasReserved(look: {
  drawsOn: readonly ErpProductId[];
  sales: SalesByProduct;
  supplies: Supplies;
  policy: StockPolicy;
}): boolean {
  const { drawsOn, sales, supplies, policy } = look;
  return drawsOn.some((id) => {
    const balance = supplies.balances.get(id);
    return balance && (sales.get(id) ?? []).some((sale) => isContained(sale, balance, policy));
  });
}

function stockPolicy(account: SyncAccount, store: SyncStore): StockPolicy {
  const { whenUnmanaged } = store.policy;
  return { ...levelPolicy(account.policy, store.policy), whenUnmanaged };
}
