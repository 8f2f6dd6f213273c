import type { AccountId, ErpProductId } from '../commerce/ids.ts';
import type { ProductShape } from '../commerce/product.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';

export interface NamedProduct {
  readonly id: ErpProductId;
  readonly sku: string;
  readonly name: string;
  readonly shape: ProductShape;
}

/** What the ERP's products are called, as last read. */
export function createProductNames(db: Db | Tx, accountId: AccountId) {
  const mine = () =>
    db
      .selectFrom('erp_product')
      .select(['id', 'sku', 'name', 'shape'])
      .where('account_id', '=', accountId);
  return {
    /** All that have this SKU and were not deleted. */
    findBySku: (sku: string): Promise<readonly NamedProduct[]> =>
      mine().where('sku', '=', sku).where('state', '!=', 'deleted').orderBy('id').execute(),

    listVariations: (parentId: ErpProductId): Promise<readonly NamedProduct[]> =>
      mine().where('parent_id', '=', parentId).where('state', '!=', 'deleted').execute(),

    async find(ids: readonly ErpProductId[]): Promise<ReadonlyMap<ErpProductId, NamedProduct>> {
      const found = new Map<ErpProductId, NamedProduct>();
      for (const part of chunked(ids))
        for (const row of await mine().where('id', 'in', part).execute()) found.set(row.id, row);
      return found;
    },
  };
}
