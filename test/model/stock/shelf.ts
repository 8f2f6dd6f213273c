import type { ErpProductId } from '../../../src/commerce/ids.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { COUNTED, partsOf } from './goods.ts';
import type { ModelOrder } from './model-bling.ts';
import type { ModelSale } from './model-order.ts';
import type { ModelStore } from './model-store.ts';

export type OrderOf = (store: ModelStore, sale: ModelSale) => ModelOrder | undefined;

export type Shelf = ReturnType<typeof createShelf>;

/**
 * What the balance of Bling should be while the first store counts the shelf: its number, what it took for
 * orders whose goods have not left in Bling, less what left there for others.
 */
export function createShelf(clock: Clock, stores: () => readonly ModelStore[], orderOf: OrderOf) {
  const past: { readonly at: number; readonly product: ErpProductId; readonly units: number }[] =
    [];

  function shouldBe(product: ErpProductId): number {
    const [master] = stores();
    const sales = stores().flatMap((store) => store.sales.map((sale) => ({ store, sale })));
    const changes = sales.map(({ store, sale }) => {
      const hasLeft = orderOf(store, sale)?.hasLeft ?? false;
      const isOwn = store === master && sale.product === product;
      if (isOwn) return hasLeft ? 0 : sale.reduced;
      return hasLeft ? -sale.reduced * eachOf(sale.product, product) : 0;
    });
    const shown = master?.itemOf(product).quantity ?? 0;
    return changes.reduce((units, change) => units + change, shown);
  }

  return {
    shouldBe,
    note(): void {
      for (const product of COUNTED)
        past.push({ at: clock.now(), product, units: shouldBe(product) });
    },
    /** Whether it should have been so at some moment from `from` on. */
    wasOnce(product: ErpProductId, units: number, from: number): boolean {
      const known = past.filter((one) => one.product === product);
      const before = known.findLast(({ at }) => at < from);
      return [...(before ? [before] : []), ...known.filter(({ at }) => at >= from)].some(
        (one) => one.units === units,
      );
    },
  };
}

/** How many of a part one unit of a product takes. */
function eachOf(product: ErpProductId, part: ErpProductId): number {
  return partsOf(product).find(([id]) => id === part)?.[1] ?? 0;
}
