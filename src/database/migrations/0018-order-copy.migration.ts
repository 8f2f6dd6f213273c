import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

/** What we wrote last of an order into the ERP: what differs from it there, a person changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'order_copy', {
    columns: {
      store_id: 'id',
      order_id: 'key',
      total_cents: 'integer',
      lines: 'text',
      written_at: 'integer',
    },
    key: ['store_id', 'order_id'],
  });
}
