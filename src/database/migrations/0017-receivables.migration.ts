import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

/** That each posting of an account has one owner, as its first order has shown (domain rules 3.4). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'posting_proof', {
    columns: {
      account_id: 'id',
      posting: 'key',
      owner: 'key',
      state: 'key',
      store_id: 'id',
      order_id: 'key',
      shelf_before: 'text?',
      proved_at: 'integer',
    },
    key: ['account_id', 'posting'],
  });
}
