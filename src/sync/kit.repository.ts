import type { AccountId, ErpProductId } from '../commerce/ids.ts';
import type { KitComponent } from '../commerce/product.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import { Quantity } from '../kernel/quantity.ts';

/** Kits without a balance of their own, in both directions. */
export function createKits(db: Db | Tx, accountId: AccountId) {
  const mine = () => db.selectFrom('kit_component').where('account_id', '=', accountId);

  async function kitsWith(products: readonly ErpProductId[]): Promise<readonly ErpProductId[]> {
    const kits = new Set<ErpProductId>();
    for (const part of chunked(products)) {
      const rows = await mine().select('kit_id').where('component_id', 'in', part).execute();
      for (const row of rows) kits.add(row.kit_id);
    }
    return [...kits];
  }

  return {
    async componentsOf(kits: readonly ErpProductId[]) {
      const components = new Map<ErpProductId, KitComponent[]>();
      for (const part of chunked(kits)) {
        for (const row of await mine().selectAll().where('kit_id', 'in', part).execute()) {
          const known = components.get(row.kit_id) ?? [];
          known.push({ productId: row.component_id, quantity: Quantity.parse(row.quantity) });
          components.set(row.kit_id, known);
        }
      }
      return components;
    },

    /** Kits that draw on any of these products. */
    kitsWith,
    /** All whose sales draw on these products: they themselves, and the kits. */
    async sellersOf(products: readonly ErpProductId[]): Promise<readonly ErpProductId[]> {
      return [...new Set([...products, ...(await kitsWith(products))])];
    },
  };
}
