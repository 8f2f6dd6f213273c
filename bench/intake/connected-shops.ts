import {
  AccountId,
  ChannelId,
  ErpProductId,
  StoreId,
  StoreItemId,
} from '../../src/commerce/ids.ts';
import type { Database } from '../../src/database/open-database.ts';
import { createLinks } from '../../src/sync/link.repository.ts';

/** What the events are about: so many connected accounts of one store each, with linked products. */
export const SHOPS = 8;
export const PRODUCTS = 250;

export function companyOf(shop: number): string {
  return String(shop).padStart(32, 'c');
}

export function productOf(at: number): number {
  return 16_600_000_000 + at;
}

/** Rows as they are after connecting and a first import. Nobody calls Bling or the stores for them. */
export async function saveShops({ db, transaction }: Database, now: number): Promise<void> {
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const accountId = AccountId.parse(`acc_benchshop${shop}`);
    const storeId = StoreId.parse(`sto_benchshop${shop}`);
    await db
      .insertInto('account')
      .values({
        id: accountId,
        name: `Loja ${shop}`,
        company_id: companyOf(shop),
        state: 'connected',
        policy: '{}',
        created_at: now,
      })
      .execute();
    await db
      .insertInto('store')
      .values({
        id: storeId,
        account_id: accountId,
        kind: 'woocommerce',
        name: `Loja ${shop}`,
        channel_id: ChannelId.parse(String(shop)),
        settings_sealed: '',
        webhook_secret_sealed: '',
        policy: '{}',
        state: 'live',
        go_live_at: now,
        created_at: now,
      })
      .execute();
    await transaction((tx) =>
      createLinks(tx, storeId).save(
        Array.from({ length: PRODUCTS }, (_, at) => ({
          productId: ErpProductId.parse(String(productOf(at))),
          itemId: StoreItemId.parse(String(at + 1)),
          parentItemId: undefined,
          agreedPrint: '',
        })),
        now,
      ),
    );
  }
}
