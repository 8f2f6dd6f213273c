import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'listed_balance', {
    columns: { account_id: 'id', product_id: 'id', balance: 'key', read_began_at: 'integer' },
    key: ['account_id', 'product_id'],
  });
  await createTable(db, 'event_time', {
    columns: { owner: 'key', resource: 'key', last_event_at: 'integer' },
    key: ['owner', 'resource'],
  });
}
