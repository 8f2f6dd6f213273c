import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'erp_product', {
    columns: {
      account_id: 'id',
      id: 'id',
      parent_id: 'id?',
      shape: 'id',
      goods: 'integer',
      state: 'id',
      sku: 'sku',
      name: 'text',
      price_cents: 'integer',
      row_print: 'key',
      detail: 'text?',
      detail_at: 'integer?',
      seen_at: 'integer',
    },
    key: ['account_id', 'id'],
    indexes: [
      ['account_id', 'sku'],
      ['account_id', 'parent_id'],
      ['account_id', 'detail_at'],
    ],
  });
  await createTable(db, 'kit_component', {
    columns: { account_id: 'id', kit_id: 'id', component_id: 'id', quantity: 'id' },
    key: ['account_id', 'kit_id', 'component_id'],
    indexes: [['account_id', 'component_id']],
  });
  await createTable(db, 'store_price', {
    columns: {
      store_id: 'id',
      product_id: 'id',
      price_cents: 'integer',
      promotion_cents: 'integer',
      seen_at: 'integer',
    },
    key: ['store_id', 'product_id'],
  });
  await createTable(db, 'store_item', {
    columns: {
      store_id: 'id',
      id: 'key',
      parent_id: 'key?',
      shape: 'id',
      state: 'id',
      sku: 'sku',
      name: 'text',
      stock_mode: 'id',
      seen_at: 'integer',
    },
    key: ['store_id', 'id'],
    indexes: [
      ['store_id', 'sku'],
      ['store_id', 'parent_id'],
    ],
  });
  await createTable(db, 'link', {
    columns: {
      store_id: 'id',
      product_id: 'id',
      item_id: 'key',
      parent_item_id: 'key?',
      state: 'id',
      agreed_print: 'key?',
      last_level: 'integer?',
      last_level_at: 'integer?',
      created_at: 'integer',
    },
    key: ['store_id', 'product_id'],
    indexes: [['store_id', 'item_id'], ['product_id']],
  });
}
