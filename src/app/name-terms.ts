import type { ErpProductId, StoreId } from '../commerce/ids.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import type { Account } from '../connections/account.repository.ts';
import type { StoreConnection } from '../connections/store.repository.ts';
import { subtractQuantity, type Quantity } from '../kernel/quantity.ts';
import { createProductNames } from '../sync/product-names.repository.ts';
import type { LineTerm, StockTerms } from '../sync/stock/stock-terms.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import { splitPair } from '../sync/work-kinds.ts';
import type { App } from './open-app.ts';

/** A line that is taken off, with the names that a merchant knows. */
export interface NamedLine extends LineTerm {
  readonly store: string;
  readonly storeName: string;
  /** As the store shows it. */
  readonly orderNumber: string;
}

export interface NamedTerms extends Omit<StockTerms, 'lines'> {
  readonly sku: string;
  readonly name: string;
  readonly lines: readonly NamedLine[];
  /** Balance less all that is taken off. */
  readonly free: Quantity;
  /** Lines so old that they are not looked at any more; absent of the past, where nobody counted them. */
  readonly settledLines: number | undefined;
}

/** Terms with the names of products, stores and orders, as far as they are known today. */
export async function nameTerms(
  app: App,
  {
    account,
    stores,
  }: {
    readonly account: Pick<Account, 'id'>;
    readonly stores: readonly Pick<StoreConnection, 'id' | 'name'>[];
  },
  kept: {
    readonly terms: readonly StockTerms[];
    readonly settledLines?: ReadonlyMap<ErpProductId, number>;
  },
): Promise<readonly NamedTerms[]> {
  const { db } = app.database;
  const { terms, settledLines } = kept;
  const ids = terms.map(({ productId }) => productId);
  const products = await createProductNames(db, account.id).find(ids);
  const numberOf = await readNumbers(
    app,
    stores.map(({ id }) => id),
    terms.flatMap(({ lines }) => lines),
  );
  const storeNames = new Map<string, string>(stores.map(({ id, name }) => [id, name]));
  return terms.map((term) => ({
    ...term,
    sku: products.get(term.productId)?.sku ?? '',
    name: products.get(term.productId)?.name ?? '',
    free: subtractQuantity(term.balance, term.inFlightUnits),
    settledLines: settledLines?.get(term.productId),
    lines: term.lines.map((line) => {
      const { storeId, id } = splitPair(line.orderKey);
      return {
        ...line,
        store: storeId,
        storeName: storeNames.get(storeId) ?? storeId,
        orderNumber: numberOf.get(line.orderKey) ?? id,
      };
    }),
  }));
}

async function readNumbers(
  { database: { db } }: App,
  stores: readonly StoreId[],
  lines: readonly LineTerm[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = new Map<string, string>();
  const keys = [...new Set(lines.map(({ orderKey }) => orderKey))].map(splitPair);
  for (const store of stores) {
    const ids = keys.flatMap(({ storeId, id }) =>
      storeId === store ? [StoreOrderId.parse(id)] : [],
    );
    const found = await createStoreOrders(db, store).numbers(ids);
    for (const [id, number] of found) numbers.set(`${store}/${id}`, number);
  }
  return numbers;
}
