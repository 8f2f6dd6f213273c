import { openServingShop } from './serving-shop.builder.ts';
import type { WorldOptions } from './shop-world.builder.ts';
import { createStockJudge } from './stock-judge.builder.ts';

const KITS = [{ kit: 'KIT-2', of: 'CAN-1', each: 2 }];

export type StockShop = Awaited<ReturnType<typeof openStockShop>>;

/** The small shop, serving, with a judge of its stock. */
export async function openStockShop(options: Partial<WorldOptions> = {}) {
  const shop = await openServingShop(options);
  const { bling, store, second } = shop;
  const stores = options.secondStore ? [store, second] : [store];
  return {
    ...shop,
    stores,
    judge: () => createStockJudge({ bling, stores, account: 'azul', kits: KITS }),
    /** Every number that the store has shown of it since then. */
    shownSince: (sku: string, from: number) =>
      store.history.quantities
        .filter((change) => change.sku === sku && change.at >= from)
        .map(({ after }) => after ?? 0),
    setStock(codigo: string, quantity: number): void {
      bling.operator.moveStock('azul', { productId: shop.productId(codigo), quantity });
    },
  };
}
