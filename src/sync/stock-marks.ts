import type { AccountId, ErpProductId, StoreId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import type { NewWork } from '../work/work-row.ts';
import { createKits } from './kit.repository.ts';
import { createLinks } from './link.repository.ts';
import { productWork } from './work-kinds.ts';

interface MarkedAccount {
  readonly id: AccountId;
  readonly stores: readonly { readonly id: StoreId }[];
}

interface Why {
  readonly correlation?: string | undefined;
  readonly dueAt?: number | undefined;
  readonly force?: boolean | undefined;
}

/**
 * The numbers to look at after something about these products moved: in every store, and for kits that
 * draw on them, or whose components they are.
 */
export async function stockMarks(
  tx: Tx,
  account: MarkedAccount,
  change: { readonly products: readonly ErpProductId[] } & Why,
): Promise<NewWork[]> {
  const affected = await affectedProducts(tx, account, change.products);
  const marks: NewWork[] = [];
  for (const store of account.stores) {
    for (const link of (await createLinks(tx, store.id).findByProducts(affected)).values()) {
      if (link.state !== 'linked') continue;
      const pair = { storeId: store.id, productId: link.product_id };
      marks.push(productWork({ accountId: account.id, ...change }, 'stockPush', pair));
    }
  }
  return marks;
}

async function affectedProducts(
  tx: Tx,
  account: Pick<MarkedAccount, 'id'>,
  products: readonly ErpProductId[],
): Promise<ErpProductId[]> {
  const kits = createKits(tx, account.id);
  const sold = new Set(products);
  for (const components of (await kits.componentsOf(products)).values())
    for (const { productId } of components) sold.add(productId);
  for (const kit of await kits.kitsWith([...sold])) sold.add(kit);
  return [...sold];
}
