import type { ErpProductId, StoreId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { cents } from '../kernel/cents.ts';

export interface SavedPrice {
  readonly productId: ErpProductId;
  readonly priceCents: ReturnType<typeof cents>;
  readonly promotionCents: ReturnType<typeof cents>;
}

/** Prices of products in one store, as the ERP has them. 0 means not set. */
export function createStorePrices(db: Db | Tx, storeId: StoreId) {
  async function find(
    ids: readonly ErpProductId[],
  ): Promise<ReadonlyMap<ErpProductId, SavedPrice>> {
    const prices = new Map<ErpProductId, SavedPrice>();
    for (const part of chunked(ids)) {
      const rows = await db
        .selectFrom('store_price')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('product_id', 'in', part)
        .execute();
      for (const row of rows)
        prices.set(row.product_id, {
          productId: row.product_id,
          priceCents: cents(row.price_cents),
          promotionCents: cents(row.promotion_cents),
        });
    }
    return prices;
  }

  return {
    find,

    async findNews<Price extends SavedPrice>(prices: readonly Price[]): Promise<readonly Price[]> {
      const known = await find(prices.map((price) => price.productId));
      return prices.filter((price) => {
        const before = known.get(price.productId);
        return (
          before?.priceCents !== price.priceCents || before.promotionCents !== price.promotionCents
        );
      });
    },

    async save(prices: readonly SavedPrice[], now: number): Promise<void> {
      if (prices.length === 0) return;
      await upsert(db, 'store_price', {
        rows: prices.map((price) => ({
          store_id: storeId,
          product_id: price.productId,
          price_cents: price.priceCents,
          promotion_cents: price.promotionCents,
          seen_at: now,
        })),
        key: ['store_id', 'product_id'],
      });
    },
  };
}
