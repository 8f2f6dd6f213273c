import { z } from 'zod';

import type { Bling } from '../../bling/bling.ts';
import { ErpProductId, WarehouseId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import {
  addQuantities,
  multiplyQuantity,
  Quantity,
  quantity,
  subtractQuantity,
} from '../../kernel/quantity.ts';
import { createBalances } from '../balance.repository.ts';
import { createKits } from '../kit.repository.ts';
import type { SyncIo } from '../sync-account.ts';

/** What lay on the shelf of each product of an order, and what the order takes of it. */
export const Shelf = z.object({
  /** Absent: the total of all that count. */
  warehouseId: WarehouseId.optional(),
  products: z.array(
    z.object({
      productId: ErpProductId,
      units: Quantity,
      /** Null: nobody has told it. */
      physical: Quantity.nullable(),
    }),
  ),
});
export type Shelf = z.infer<typeof Shelf>;

export interface Sold {
  readonly productId: ErpProductId;
  readonly units: Quantity;
}

/** Kits without a balance of their own are taken apart. */
export async function takenFromShelf(
  { database, accountId }: Pick<SyncIo, 'database' | 'accountId'>,
  sold: readonly Sold[],
): Promise<readonly Sold[]> {
  const ids = sold.map(({ productId }) => productId);
  const kits = await createKits(database.db, accountId).componentsOf(ids);
  const parts = sold.flatMap(({ productId, units }) =>
    (kits.get(productId) ?? [{ productId, quantity: quantity(1) }]).map((part) => ({
      productId: part.productId,
      units: multiplyQuantity(units, part.quantity),
    })),
  );
  const taken = new Map<ErpProductId, Quantity>();
  for (const { productId, units } of parts)
    taken.set(productId, addQuantities(taken.get(productId) ?? quantity(0), units));
  return [...taken].map(([productId, units]) => ({ productId, units }));
}

/** As the newest balances that were told since `since` have it, without a call; older ones tell nothing. */
export async function knownShelf(
  { database, accountId }: Pick<SyncIo, 'database' | 'accountId'>,
  taken: readonly Sold[],
  { warehouseId, since }: { warehouseId: WarehouseId | undefined; since: number },
): Promise<Shelf> {
  const ids = taken.map(({ productId }) => productId);
  const known = await createBalances(database.db, accountId).find(ids);
  return {
    warehouseId,
    products: taken.map((sold) => {
      const seen = known.get(sold.productId);
      const isFresh = seen !== undefined && seen.observedAt >= since && !seen.isDoubtful;
      return { ...sold, physical: (isFresh && physicalOf(seen.balance, warehouseId)) || null };
    }),
  };
}

/** As the ERP has it now: one call for 50 products, up to three. */
export async function readShelf(
  bling: { readonly stock: Pick<Bling['stock'], 'balances'> },
  taken: readonly Sold[],
  warehouseId: WarehouseId | undefined,
): Promise<Shelf> {
  const balances = await bling.stock.balances(taken.map(({ productId }) => productId));
  return {
    warehouseId,
    products: taken.map((sold) => {
      const balance = balances.get(sold.productId);
      return { ...sold, physical: (balance && physicalOf(balance, warehouseId)) ?? null };
    }),
  };
}

export type Moved =
  /** Of every product exactly what the order takes went, or came back. */
  | { readonly moved: 'once' }
  /** Nothing moved. */
  | { readonly moved: 'not' }
  /** Something else happened too, or nobody knows what lay there before. */
  | { readonly moved: 'unclear'; readonly productId: ErpProductId };

/** What happened to the shelf between two looks. @param sign -1: goods went; 1: they came back */
export function movedBetween(before: Shelf, after: Shelf, sign: 1 | -1): Moved {
  const moves = before.products.map(({ productId, units, physical }) => {
    const now = after.products.find((one) => one.productId === productId)?.physical;
    const isKnown = physical !== null && now !== null && now !== undefined;
    const change = isKnown ? subtractQuantity(now, physical) : undefined;
    return { productId, change, wanted: multiplyQuantity(units, sign) };
  });
  if (moves.every(({ change, wanted }) => change === wanted)) return { moved: 'once' };
  if (moves.every(({ change }) => change === '0')) return { moved: 'not' };
  const odd = moves.find(({ change, wanted }) => change !== wanted);
  if (!odd) throw new TypeError('a move that is neither right nor wrong');
  return { moved: 'unclear', productId: odd.productId };
}

function physicalOf(
  balance: StockBalance,
  warehouseId: WarehouseId | undefined,
): Quantity | undefined {
  if (warehouseId === undefined) return balance.physical;
  return balance.warehouses.find((one) => one.warehouseId === warehouseId)?.physical;
}
