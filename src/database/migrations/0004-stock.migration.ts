import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'erp_stock', {
    columns: {
      account_id: 'id',
      product_id: 'id',
      physical: 'key',
      virtual: 'key',
      warehouses: 'text',
      observed_at: 'integer',
      source: 'id',
    },
    key: ['account_id', 'product_id'],
    indexes: [['account_id', 'observed_at']],
  });
}
