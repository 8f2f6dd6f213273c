import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'listed_balance', {
    columns: { account_id: 'id', product_id: 'id', balance: 'key', read_began_at: 'integer' },
    key: ['account_id', 'product_id'],
  });
}
