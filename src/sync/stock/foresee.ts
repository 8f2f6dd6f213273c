import type { ErpProductId } from '../../commerce/ids.ts';
import type { SyncIo } from '../sync-account.ts';
import { stockPolicy } from './plan-batch.ts';
import { salesByProduct, settledBefore } from './sales-by-product.ts';
import { gatherPace } from './sales-pace.ts';
import type { StockBatch } from './stock-batch.ts';
import { decideStock } from './stock.decide.ts';
import type { Supplies } from './stock.gather.ts';
import { drawsOn } from './stock.gather.ts';

export interface Foreseen {
  /** Those whose number is still the one that we last told the store. */
  readonly same: ReadonlySet<ErpProductId>;
  /** Those that sales of another store have lowered since. */
  readonly lower: ReadonlySet<ErpProductId>;
}

/** What would become of the numbers of a batch by what is known already. Makes no call. */
export async function foresee(
  io: SyncIo,
  batch: StockBatch,
  supplies: Supplies,
): Promise<Foreseen> {
  const { account, store, linked } = batch;
  const same = new Set<ErpProductId>();
  const lower = new Set<ErpProductId>();
  if (supplies.balances.size === 0) return { same, lower };
  const policy = stockPolicy(account, store);
  const readsBegan = [...supplies.balances.values()].map((each) => each.readBeganAt ?? 0);
  const settled = settledBefore(Math.min(io.clock.now(), ...readsBegan), policy);
  const { products } = supplies;
  const sales = await salesByProduct(io, { account, store, products, settled });
  const own = linked.map(({ link }) => link.product_id);
  const paceOf = await gatherPace(io, { account, store, products: own, policy });
  for (const { link } of linked) {
    const { product_id: productId, last_level: shown } = link;
    if (shown === null) continue;
    const supply = { productId, components: supplies.components.get(productId) };
    const pace = paceOf(productId);
    const shelf = { mode: 'managed', shown, ordersReadAt: 0 } as const;
    const plan = decideStock({ ...supplies, ...shelf, supply, sales, pace }, policy);
    if (plan.do === 'nothing') same.add(productId);
    const isElsewhere = drawsOn(supplies, productId).some((id) =>
      (sales.get(id) ?? []).some(({ orderKey }) => !orderKey.startsWith(`${store.id}/`)),
    );
    if (plan.do === 'set' && plan.level < shown && isElsewhere) lower.add(productId);
  }
  return { same, lower };
}
