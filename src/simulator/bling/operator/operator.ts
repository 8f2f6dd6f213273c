import { createFiscalOperator, type FiscalOperator } from '../fiscal/fiscal-operator.ts';
import {
  createLogisticsOperator,
  type LogisticsOperator,
} from '../logistics/logistics-operator.ts';
import type { ProductSeed } from '../seed.ts';
import { defaultWarehouse } from '../state/balance.ts';
import { changeStatus } from '../state/order-status.ts';
import { removeOrder } from '../state/order-store.ts';
import { postStock, reverseStock } from '../state/posting.ts';
import type { ProductFields } from '../state/product-fields.ts';
import { changeProduct, removeProduct, setProductSituation } from '../state/product-store.ts';
import type { Order, Product, Transition } from '../state/records.ts';
import { setTransition } from '../state/seed-settings.ts';
import { seedShop } from '../state/seed-shop.ts';
import type { StockOperation } from '../state/stock-movement.ts';
import { moveStock } from '../state/stock.ts';
import type { Account, World } from '../world.ts';
import { counterSale, type CounterSale } from './counter-sale.ts';
import { createMoneyActs, type MoneyActs } from './money-acts.ts';

/**
 * A person at the screens of Bling, or another channel: changes what no API call of ours changed.
 * Every act tells the apps by webhook, as there. Accounts are named by their key.
 *
 * @throws {RangeError} when the account, product or order does not exist
 */
export interface BlingOperator extends MoneyActs, FiscalOperator, LogisticsOperator {
  /** `B` sets (default), `E` adds, `S` takes; units; the default warehouse when none is named. */
  moveStock(account: string, change: StockChange): void;
  setPrice(account: string, productId: number, preco: number): void;
  changeProduct(account: string, productId: number, change: Partial<ProductFields>): void;
  setSituation(account: string, productId: number, situacao: 'A' | 'I' | 'E'): void;
  /** Deletes for good. */
  deleteProduct(account: string, productId: number): void;
  createProduct(account: string, product: ProductSeed): number;
  sell(account: string, sale: CounterSale): number;
  setStatus(account: string, orderId: number, statusId: number): void;
  postStock(account: string, orderId: number): void;
  reverseStock(account: string, orderId: number): void;
  deleteOrder(account: string, orderId: number): void;
  setTransition(account: string, transition: Omit<Transition, 'id'>): void;
  /** Whether orders in a status hold stock: a setting no API shows (guide 5.6). */
  setReserving(account: string, statusId: number, reserves: boolean): void;
  /** An inactive company gets "Empresa inativa" at its next token call. */
  setActive(account: string, isActive: boolean): void;
}

export interface StockChange {
  readonly productId: number;
  readonly quantity: number;
  readonly operation?: StockOperation | undefined;
  readonly warehouseId?: number | undefined;
}

export function createOperator(world: World): BlingOperator {
  const accountNamed = (key: string) => existing(world.accounts.get(key), `account ${key}`);
  const withProduct = (key: string, id: number, act: (account: Account, row: Product) => void) => {
    const account = accountNamed(key);
    act(account, existing(account.products.get(id), `product ${id}`));
  };
  const withOrder = (key: string, id: number, act: (account: Account, row: Order) => void) => {
    const account = accountNamed(key);
    act(account, existing(account.orders.get(id), `order ${id}`));
  };
  const change = (key: string, id: number, fields: Partial<ProductFields>) =>
    withProduct(key, id, (account, product) =>
      changeProduct(account, product, { ...product.fields, ...fields }),
    );

  return {
    ...createMoneyActs({ accountNamed, withOrder }),
    ...createFiscalOperator(world),
    ...createLogisticsOperator({ accountNamed, withOrder }),
    moveStock: (key, { productId, quantity, operation = 'B', warehouseId }) =>
      withProduct(key, productId, (account) => {
        const id = warehouseId ?? defaultWarehouse(account).id;
        const cause = 'operator';
        moveStock(account, { productId, warehouseId: id, operation, quantity, cause });
      }),
    setPrice: (key, id, preco) => change(key, id, { preco }),
    changeProduct: change,
    setSituation: (key, id, situacao) =>
      withProduct(key, id, (account, product) => setProductSituation(account, product, situacao)),
    deleteProduct: (key, id) => withProduct(key, id, removeProduct),
    createProduct(key, product) {
      const account = accountNamed(key);
      const before = new Set(account.products.keys());
      seedShop(world, { account: key, products: [product] });
      const created = [...account.products.keys()].find((id) => !before.has(id));
      return existing(created, 'the product just created');
    },
    sell: (key, sale) => counterSale(accountNamed(key), sale).id,
    setStatus: (key, id, statusId) =>
      withOrder(key, id, (account, order) => changeStatus(account, order, statusId)),
    postStock: (key, id) => withOrder(key, id, (account, order) => postStock(account, order)),
    reverseStock: (key, id) => withOrder(key, id, reverseStock),
    deleteOrder: (key, id) => withOrder(key, id, removeOrder),
    setTransition: (key, transition) => setTransition(accountNamed(key), transition),
    setReserving(key, statusId, reserves) {
      const status = existing(accountNamed(key).statuses.get(statusId), `status ${statusId}`);
      status.reserves = reserves;
    },
    setActive: (key, isActive) => void (accountNamed(key).isActive = isActive),
  };
}

function existing<Row>(row: Row | undefined, name: string): Row {
  if (row === undefined) throw new RangeError(`this Bling has no ${name}`);
  return row;
}
