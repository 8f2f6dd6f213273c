import type { ErpProductId } from '../../commerce/ids.ts';
import { multiplyQuantity, NONE, quantity } from '../../kernel/quantity.ts';
import { createKits } from '../kit.repository.ts';
import { findSales, hasSettledSales, type SaleRow, type SettledBy } from '../sale.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { pairKey } from '../work-kinds.ts';
import type { LinePolicy, StoreSale } from './contained.ts';
import { lastChangeOf } from './contained.ts';

export type SalesByProduct = ReadonlyMap<ErpProductId, readonly StoreSale[]>;

/** An account with the stores that sell its goods. */
interface Sellers {
  readonly id: SyncAccount['id'];
  readonly stores: readonly Pick<SyncStore, 'id' | 'goLiveAt' | 'policy'>[];
}

/** How long a checkout holds the goods of an order that is not paid yet (guide woocommerce 8). */
const CHECKOUT_HOLD_MS = 3_600_000;

/**
 * Units sold in any store, by the product they draw on: a kit's units are taken apart into its components.
 *
 * Counted is what a store took from its own stock, whatever the order's status (domain rules 1.5); units
 * that another store's checkout merely holds count too while the hold lasts, if that store's policy says so.
 */
export async function salesByProduct(
  io: Pick<SyncIo, 'database' | 'clock'> & RememberingIo,
  wanted: {
    account: Sellers;
    store: Pick<SyncStore, 'id'>;
    products: readonly ErpProductId[];
    /** Leaves out what takes nothing off any more. */
    settled?: SettledBy | undefined;
  },
): Promise<SalesByProduct> {
  const { account, store, products, settled } = wanted;
  const { db } = io.database;
  const kits = createKits(db, account.id);
  const sellers = await kits.sellersOf(products);
  const components = await kits.componentsOf(sellers);
  const sales = new Map<ErpProductId, StoreSale[]>();
  for (const row of await findSales(db, { stores: account.stores, products: sellers }, settled)) {
    const parts = components.get(row.productId) ?? [
      { productId: row.productId, quantity: quantity(1) },
    ];
    const units = soldUnits(row, { account, store, now: io.clock.now() });
    for (const sold of toSales(io, row, units)) {
      for (const part of parts) {
        const known = sales.get(part.productId) ?? [];
        known.push({ ...sold, units: multiplyQuantity(part.quantity, sold.units) });
        sales.set(part.productId, known);
      }
    }
  }
  return sales;
}

/** What came to the owner's knowledge when: not everybody who reckons is the owner. */
export type RememberingIo = Partial<Pick<SyncIo, 'recentOrders'>>;

function learnedOf({ recentOrders }: RememberingIo, row: SaleRow): number | undefined {
  const changedAt = lastChangeOf(row);
  if (changedAt === undefined) return undefined;
  return recentOrders?.asOfNow(pairKey(row.storeId, row.orderId), changedAt);
}

/** The lines that balances read from this instant on contain for sure. */
export function settledBefore(
  readBeganAt: number,
  policy: LinePolicy,
  { recentOrders }: RememberingIo = {},
): SettledBy {
  const { stockReleaseMs } = policy;
  const surelyOlder = recentOrders?.olderThan(stockReleaseMs) ?? Infinity;
  return {
    until: Math.min(readBeganAt - stockReleaseMs, surelyOlder),
    reserving: policy.balance === 'virtual' ? policy.reservingStatuses : [],
    posting: policy.postingStatuses,
  };
}

/** Whether settled sales draw on these products, by themselves or in kits. */
export async function drawsSettled(
  io: Pick<SyncIo, 'database'>,
  account: Sellers,
  { products, settled }: { products: readonly ErpProductId[]; settled: SettledBy },
): Promise<boolean> {
  const { db } = io.database;
  const sellers = await createKits(db, account.id).sellersOf(products);
  const sold = { stores: account.stores, products: sellers };
  return hasSettledSales(db, sold, settled);
}

/** What was added to an order after its import is a sale that the ERP knows nothing of. */
export function toSales(io: RememberingIo, row: SaleRow, units: number): readonly StoreSale[] {
  const orderKey = `${row.storeId}/${row.orderId}`;
  const { importedAt, erpStatusId, erpStatusSeenAt, postedAt, importedUnits } = row;
  const learnedAt = learnedOf(io, row);
  const known = Math.min(units, importedUnits);
  const inErp = { importedAt, erpStatusId, erpStatusSeenAt, postedAt, learnedAt };
  const imported = { orderKey, units: quantity(known), ...inErp };
  const nowhere = { importedAt: undefined, erpStatusId: undefined, erpStatusSeenAt: undefined };
  const added = { orderKey, units: quantity(units - known), ...nowhere, apart: apartOf(row) };
  return [imported, added].filter((sold) => sold.units !== NONE);
}

function apartOf({ reducedUnits, importedAt }: SaleRow): StoreSale['apart'] {
  if (reducedUnits <= 0) return 'held';
  return importedAt === undefined ? undefined : 'added';
}

interface Seen {
  readonly account: Pick<Sellers, 'stores'>;
  /** Whose number is reckoned. */
  readonly store: Pick<SyncStore, 'id'>;
  readonly now: number;
}

function soldUnits(row: SaleRow, { account, store, now }: Seen): number {
  if (row.reducedUnits > 0) return row.reducedUnits;
  const isHeld = row.stage === 'unpaid' && now - row.createdAt < CHECKOUT_HOLD_MS;
  // Its own store holds the goods by itself.
  if (!isHeld || row.storeId === store.id) return 0;
  const holder = account.stores.find(({ id }) => id === row.storeId);
  return holder?.policy.holdUnpaidFromOtherStores ? row.quantity : 0;
}
