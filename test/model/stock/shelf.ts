import type { ErpProductId } from '../../../src/commerce/ids.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { COUNTED, partsOf } from './goods.ts';
import type { ModelOrder } from './model-bling.ts';
import type { ModelSale, ModelStore } from './model-store.ts';

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
    let units = master?.itemOf(product).quantity ?? 0;
    for (const store of stores())
      for (const sale of store.sales) {
        const each = partsOf(sale.product).find(([id]) => id === product)?.[1] ?? 0;
        const hasLeft = orderOf(store, sale)?.hasLeft ?? false;
        const isOwn = store === master && sale.product === product;
        if (isOwn && !hasLeft) units += sale.reduced;
        if (!isOwn && hasLeft) units -= sale.reduced * each;
      }
    return units;
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
