import type { ErpProductId } from '../../commerce/ids.ts';
import type { SyncIo } from '../sync-account.ts';
import { stockPolicy } from './plan-batch.ts';
import { salesByProduct, settledBefore } from './sales-by-product.ts';
import { gatherPace } from './sales-pace.ts';
import type { StockBatch } from './stock-batch.ts';
import { decideStock } from './stock.decide.ts';
import type { Supplies } from './stock.gather.ts';
import { drawsOn } from './stock.gather.ts';

/** Those that we last told a higher number than what is left after another store's sales. Makes no call. */
export async function findLowered(
  io: SyncIo,
  batch: StockBatch,
  supplies: Supplies,
): Promise<ReadonlySet<ErpProductId>> {
  const { account, store, linked } = batch;
  const lowered = new Set<ErpProductId>();
  if (account.stores.length < 2 || supplies.balances.size === 0) return lowered;
  const policy = stockPolicy(account, store);
  const readsBegan = [...supplies.balances.values()].map((each) => each.readBeganAt ?? 0);
  const settled = settledBefore(Math.min(io.clock.now(), ...readsBegan), policy, io);
  const { products } = supplies;
  const sales = await salesByProduct(io, { account, store, products, settled });
  const own = linked.map(({ link }) => link.product_id);
  const paceOf = await gatherPace(io, { account, store, products: own, policy });
  for (const { link } of linked) {
    const { product_id: productId, last_level: shown } = link;
    const isElsewhere = drawsOn(supplies, productId).some((id) =>
      (sales.get(id) ?? []).some(({ orderKey }) => !orderKey.startsWith(`${store.id}/`)),
    );
    if (shown === null || !isElsewhere) continue;
    const supply = { productId, components: supplies.components.get(productId) };
    const pace = paceOf(productId);
    const shelf = { mode: 'managed', shown, ordersReadAt: 0 } as const;
    const plan = decideStock({ ...supplies, ...shelf, supply, sales, pace }, policy);
    if (plan.do === 'set' && plan.level < shown) lowered.add(productId);
  }
  return lowered;
}
