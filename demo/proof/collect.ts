import type { BlingSandbox } from '../sandboxes/bling.ts';
import type { StoreHistory, StoreSandbox } from '../sandboxes/store.ts';
import { STORE_ONLY_SKU } from '../shop/store-before.ts';
import { EXPOSURE_WINDOW_MS } from '../waits.ts';
import { judgeInvoices } from './invoices.ts';
import { judgeOrders } from './orders.ts';
import { oversoldSales } from './oversold.ts';
import { judgeProducts } from './products.ts';
import type { Proof } from './proof.ts';
import { judgeReceivables } from './receivables.ts';
import { soldItems } from './shelves.ts';
import { paidPairs, refundedUnderNote } from './sides.ts';
import { stockSides } from './stock-sides.ts';
import { stockDifferences } from './stock.ts';
import { storeLedger } from './store-ledger.ts';
import { supplyByShelf } from './supply.ts';
import { judgeTracking } from './tracking.ts';
import { toErpGoods, toErpOrders, toShownItems, toStoreOrders } from './views.ts';

export interface Circumstances {
  /** Store orders planted so that nobody can import them. */
  readonly impossible: ReadonlySet<number>;
  readonly downtimes: readonly { readonly from: number; readonly to: number }[];
}

/** The parts of the proof that the simulators alone can tell, with one line for each fault. */
export interface Judged extends Pick<
  Proof,
  'products' | 'stock' | 'orders' | 'invoices' | 'receivables' | 'tracking'
> {
  readonly soldOut: readonly string[];
  /** Ids of store orders. */
  readonly refundedUnderNote: readonly number[];
  readonly faults: readonly string[];
}

export async function judgeSides(
  sides: { readonly bling: BlingSandbox; readonly store: StoreSandbox },
  { impossible, downtimes }: Circumstances,
): Promise<Judged> {
  const [bling, store, history, balances] = await Promise.all([
    sides.bling.state(),
    sides.store.state(),
    sides.store.history(),
    sides.bling.history(),
  ]);
  const products = judgeProducts(toErpGoods(bling), toShownItems(store, STORE_ONLY_SKU));
  const orders = judgeOrders(toStoreOrders(store, impossible), toErpOrders(bling));
  const items = soldItems(bling.products);
  const differences = stockDifferences({ items, ...stockSides(bling, store) });
  const pairs = paidPairs(bling, store);
  const { faults: invoiceFaults, ...invoices } = judgeInvoices(pairs, bling.notes);
  const { faults: receivableFaults, ...receivables } = judgeReceivables(pairs);
  const { faults: trackingFaults, ...tracking } = judgeTracking(bling, store);
  const ours = new Set(toErpOrders(bling).map(({ id }) => id));
  const supply = supplyByShelf(balances, (id) => ours.has(id));
  const oversold = oversoldSales(
    { items, supply, ...storeLedger(history), downtimes },
    EXPOSURE_WINDOW_MS,
  );
  return {
    products: {
      bling: products.bling,
      store: products.store,
      different: new Set(products.differences.map(({ sku }) => sku)).size,
    },
    stock: {
      different: differences.length,
      oversold: oversold.reduce((sum, sale) => sum + sale.oversold, 0),
    },
    orders: {
      store: orders.store,
      bling: orders.bling,
      missing: orders.missing,
      duplicated: orders.duplicated,
      moneyDifferent: orders.moneyDifferent,
    },
    invoices,
    receivables,
    tracking,
    soldOut: soldOutByBuyers(history),
    refundedUnderNote: refundedUnderNote(pairs),
    faults: [
      ...products.differences.map(({ sku, what }) => `${sku}: ${what}`),
      ...differences.map(
        ({ sku, expected, shown }) =>
          `${sku}: a loja mostra ${shown ?? 'nada'}, o certo é ${expected}`,
      ),
      ...oversold.map(
        ({ sku, orderId, units, couldShow }) =>
          `${sku}: pedido ${orderId} levou ${units}, podia haver ${couldShow}`,
      ),
      ...orders.faults,
      ...invoiceFaults,
      ...receivableFaults,
      ...trackingFaults,
    ],
  };
}

/** SKUs whose number a buyer's order brought to 0. */
function soldOutByBuyers({ quantities }: StoreHistory): string[] {
  const emptied = quantities.filter(
    ({ by, before, after }) =>
      by !== 'api' && by !== 'setup' && (before ?? 0) > 0 && (after ?? 0) <= 0,
  );
  return [...new Set(emptied.map(({ sku }) => sku))];
}
