import type { Bling } from '../../bling/bling.ts';
import type { ErpProductId, StoreItemId, WarehouseId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import { addQuantities, quantity, type Quantity } from '../../kernel/quantity.ts';
import type { ShelfLevel } from '../../stores/stock-shelf.ts';
import type { DrainContext } from '../../work/handler.ts';
import { createKits } from '../kit.repository.ts';
import type { Link } from '../link.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import type { BalanceRead } from './balance-reads.ts';
import { createBalanceReads } from './balance-reads.ts';
import type { DatedBalance, LinePolicy, WarehouseUnits } from './contained.ts';
import {
  drawsSettled,
  salesByProduct,
  type SalesByProduct,
  settledBefore,
} from './sales-by-product.ts';
import type { StockFacts } from './stock.decide.ts';

/** What the numbers of a batch are made of. */
export interface Needs {
  /** Kits without a balance of their own. */
  readonly components: ReadonlyMap<ErpProductId, NonNullable<StockFacts['supply']['components']>>;
  /** Those whose balances count. */
  readonly wanted: readonly ErpProductId[];
  /** All whose sales matter: the products themselves and the components of kits. */
  readonly products: readonly ErpProductId[];
}

/** Facts of a batch that stay while the store is read again. */
export interface Supplies extends Needs {
  readonly balances: ReadonlyMap<ErpProductId, DatedBalance>;
  /** A chosen warehouse that Bling tells nothing of, by product: its balance is unknown, not 0. */
  readonly untoldWarehouses: ReadonlyMap<ErpProductId, WarehouseId>;
}

/** Finds whose balances these products are sold from: their own, or those of what a kit is made of. */
export async function findNeeds(
  io: Pick<SyncIo, 'database'>,
  account: Pick<SyncAccount, 'id'>,
  products: readonly ErpProductId[],
): Promise<Needs> {
  const components = await createKits(io.database.db, account.id).componentsOf(products);
  const counted = products.filter((id) => !components.has(id));
  const parts = [...components.values()].flatMap((list) => list.map(({ productId }) => productId));
  const wanted = [...new Set([...counted, ...parts])];
  return { components, wanted, products: [...new Set([...products, ...wanted])] };
}

/** What a number of this product is reckoned from. */
export function drawsOn(
  { components }: Pick<Needs, 'components'>,
  product: ErpProductId,
): readonly ErpProductId[] {
  return components.get(product)?.map(({ productId }) => productId) ?? [product];
}

/** Reads the balances of these products and of what their kits are made of, and notes them with their date. */
export async function gatherSupplies(
  io: SyncIo,
  work: {
    account: SyncAccount;
    bling: Bling;
    products: readonly ErpProductId[];
    commit: DrainContext['commit'];
  },
): Promise<Supplies> {
  const needs = await findNeeds(io, work.account, work.products);
  const wanted = new Map(needs.wanted.map((id) => [id, Number.POSITIVE_INFINITY]));
  const read = await createBalanceReads(io).read({ ...work, wanted });
  return toSupplies(needs, readToDated(read), work.account.policy);
}

/** A balance of all warehouses with its date. */
export interface DatedWhole {
  readonly balance: StockBalance;
  readonly observedAt: number;
  readonly readBeganAt: number | undefined;
  readonly source: 'read' | 'event';
}

export function readToDated(
  read: ReadonlyMap<ErpProductId, BalanceRead>,
): ReadonlyMap<ErpProductId, DatedWhole> {
  return new Map(
    [...read].map(([id, { balance, beganAt }]) => [
      id,
      { balance, observedAt: beganAt, readBeganAt: beganAt, source: 'read' as const },
    ]),
  );
}

/** Of the balances that are known, what the policy counts. */
export function toSupplies(
  needs: Needs,
  known: ReadonlyMap<ErpProductId, DatedWhole>,
  policy: AccountPolicy,
): Supplies {
  const balances = new Map<ErpProductId, DatedBalance>();
  const untoldWarehouses = new Map<ErpProductId, WarehouseId>();
  for (const [id, dated] of known) {
    const untold = untoldWarehouse(dated.balance, policy);
    if (untold) untoldWarehouses.set(id, untold);
    else balances.set(id, datedBalance(dated.balance, { ...dated, policy }));
  }
  return { ...needs, balances, untoldWarehouses };
}

/** What the policy counts of a balance, with its date. */
export function datedBalance(
  told: StockBalance,
  seen: {
    readonly policy: AccountPolicy;
    readonly observedAt: number;
    readonly readBeganAt: number | undefined;
    readonly source: 'read' | 'event';
  },
): DatedBalance {
  const { policy, observedAt, readBeganAt, source } = seen;
  return {
    balance: chosenBalance(told, policy),
    observedAt,
    readBeganAt,
    source,
    warehouses: chosenWarehouses(told, policy),
  };
}

/** A warehouse that a person chose and that is not in the answer: gone, or no longer active in Bling. */
export function untoldWarehouse(
  balance: StockBalance,
  { warehouses }: Pick<AccountPolicy, 'warehouses'>,
): WarehouseId | undefined {
  if (warehouses === 'all') return undefined;
  const told = new Set(balance.warehouses.map(({ warehouseId }) => warehouseId));
  return warehouses.find((id) => !told.has(id));
}

/** What the policy counts: virtual or physical, of all or of the chosen warehouses. */
export function chosenBalance(balance: StockBalance, policy: AccountPolicy): Quantity {
  const { warehouses, balance: kind } = policy;
  if (warehouses === 'all') return balance[kind];
  const chosen = balance.warehouses.filter(({ warehouseId }) => warehouses.includes(warehouseId));
  return addQuantities(quantity(0), ...chosen.map((each) => each[kind]));
}

/** What each of the chosen warehouses has; `undefined` where the total counts. */
export function chosenWarehouses(
  told: StockBalance,
  { warehouses, balance: kind }: AccountPolicy,
): readonly WarehouseUnits[] | undefined {
  if (warehouses === 'all') return undefined;
  return told.warehouses
    .filter(({ warehouseId }) => warehouses.includes(warehouseId))
    .map((each) => ({ warehouseId: each.warehouseId, units: each[kind] }));
}

/** What the store shows now. Sales are counted when asked, after the store's orders were read. */
export async function gatherShelf(
  io: SyncIo,
  work: {
    account: SyncAccount;
    store: SyncStore;
    links: readonly Link[];
    supplies: Supplies;
    policy: LinePolicy;
  },
): Promise<Shelf> {
  const { account, store, links, supplies, policy } = work;
  const items = links.map((link) => ({
    id: link.item_id,
    parentId: link.parent_item_id ?? undefined,
  }));
  const levels = await store.store.stock.read(items);
  const oldest = Math.min(
    io.clock.now(),
    ...[...supplies.balances.values()].map((each) => each.readBeganAt ?? 0),
  );
  const settled = settledBefore(oldest, policy, io);
  return {
    levels: new Map(levels.map((level) => [level.id, level])),
    sales: () => salesByProduct(io, { account, store, products: supplies.products, settled }),
    drawsSettled: (products) => drawsSettled(io, account, { products, settled }),
  };
}

export interface Shelf {
  readonly levels: ReadonlyMap<StoreItemId, ShelfLevel>;
  /** Those that may still take units off. */
  sales(): Promise<SalesByProduct>;
  /** Whether any of the others are of these products. */
  drawsSettled(products: readonly ErpProductId[]): Promise<boolean>;
}
