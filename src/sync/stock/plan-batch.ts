import type { ErpProductId } from '../../commerce/ids.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { isContained } from './contained.ts';
import { levelPolicy } from './level-policy.ts';
import type { SalesByProduct } from './sales-by-product.ts';
import { gatherPace } from './sales-pace.ts';
import { correlationOf, isRaise, type PlannedRow, type StockBatch } from './stock-batch.ts';
import { decideStock, type DecideStock, type StockPlan, type StockPolicy } from './stock.decide.ts';
import { drawsOn, gatherShelf, type Supplies } from './stock.gather.ts';

/** Reads the store and decides each number; writes nothing. */
export async function planBatch(
  io: SyncIo,
  intake: Pick<OrderIntake, 'pull'>,
  look: { batch: StockBatch; supplies: Supplies; decide?: DecideStock | undefined },
): Promise<{ planned: readonly PlannedRow[]; raisesOnReserved: boolean }> {
  const { batch, supplies, decide = decideStock } = look;
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
      ? decide(
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
    if (isRaise({ plan, shown: level?.quantity }))
      for (const id of drawsOn(supplies, link.product_id)) raised.add(id);
    return { row, link, plan, shown: level?.quantity, lookBeganMs };
  });
  const onReserved = { products: [...raised], sales, supplies, policy };
  const raisesOnReserved =
    hasReserved(onReserved) || (await before.drawsSettled(onReserved.products));
  return { planned, raisesOnReserved };
}

function hasReserved(look: {
  products: readonly ErpProductId[];
  sales: SalesByProduct;
  supplies: Supplies;
  policy: StockPolicy;
}): boolean {
  const { products, sales, supplies, policy } = look;
  return products.some((id) => {
    const balance = supplies.balances.get(id);
    return balance && (sales.get(id) ?? []).some((sale) => isContained(sale, balance, policy));
  });
}

export function stockPolicy(account: SyncAccount, store: SyncStore): StockPolicy {
  const { whenUnmanaged } = store.policy;
  return { ...levelPolicy(account.policy, store.policy), whenUnmanaged };
}
