import type { ErpProductId } from '../../commerce/ids.ts';
import { multiplyQuantity, quantity } from '../../kernel/quantity.ts';
import { findGivenBack } from '../given-back.repository.ts';
import { createKits } from '../kit.repository.ts';
import { findSales } from '../sale.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import type { MasterSale } from './master.decide.ts';
import { type RememberingIo, toSales } from './sales-by-product.ts';

interface Wanted {
  readonly account: SyncAccount;
  readonly store: Pick<SyncStore, 'id'>;
  readonly products: readonly ErpProductId[];
}

/**
 * What any store has taken of these products and the ERP has not posted, or has posted since `postedSince`
 * (epoch ms); units in kits taken apart. Units that a checkout merely holds are on the shelf.
 */
export async function masterSales(
  io: Pick<SyncIo, 'database'> & RememberingIo,
  wanted: Wanted & { postedSince: number },
): Promise<ReadonlyMap<ErpProductId, readonly MasterSale[]>> {
  const { account, store, products, postedSince } = wanted;
  const { db } = io.database;
  const kits = createKits(db, account.id);
  const sellers = await kits.sellersOf(products);
  const components = await kits.componentsOf(sellers);
  const posted = { until: postedSince, reserving: [], posting: account.policy.postingStatuses };
  const sold = { stores: account.stores, products: sellers };
  const sales = new Map<ErpProductId, MasterSale[]>();
  for (const row of await findSales(db, sold, posted)) {
    const parts = components.get(row.productId) ?? [
      { productId: row.productId, quantity: quantity(1) },
    ];
    const isOwn = row.storeId === store.id && !components.has(row.productId);
    for (const sale of toSales(io, row, row.reducedUnits))
      for (const { productId, quantity: each } of parts) {
        const known = sales.get(productId) ?? [];
        const units = multiplyQuantity(each, sale.units);
        known.push({ ...sale, units, takenBy: isOwn ? 'master' : 'others' });
        sales.set(productId, known);
      }
  }
  return sales;
}

/**
 * When the ERP has surely brought back what stores gave back, by product; `undefined` while it does not even
 * know that the order ended. A balance that is set before would be raised twice.
 */
export async function unitsComingBack(
  io: Pick<SyncIo, 'database'>,
  { account, products, readBeganAt }: Wanted & { readBeganAt: number },
): Promise<ReadonlyMap<ErpProductId, number | undefined>> {
  const { db } = io.database;
  const { reservingStatuses, postingStatuses, stockReleaseMs } = account.policy;
  const kits = createKits(db, account.id);
  const sellers = await kits.sellersOf(products);
  const components = await kits.componentsOf(sellers);
  const held = [...reservingStatuses, ...postingStatuses];
  const since = readBeganAt - stockReleaseMs;
  const wanted = { stores: account.stores, products: sellers, held, since };
  const back = new Map<ErpProductId, number | undefined>();
  for (const { productId, erpStatusId, erpStatusSeenAt } of await findGivenBack(db, wanted)) {
    const isHeld = erpStatusId !== undefined && held.includes(erpStatusId);
    const at =
      isHeld || erpStatusSeenAt === undefined ? undefined : erpStatusSeenAt + stockReleaseMs;
    const parts = components.get(productId)?.map((part) => part.productId) ?? [productId];
    for (const id of parts) back.set(id, at);
  }
  return back;
}
