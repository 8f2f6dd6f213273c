import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

/** Beside each balance: what proves how old it is, so that an event's may be sold without a call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'erp_stock_proof', {
    columns: {
      account_id: 'id',
      product_id: 'id',
      read_began_at: 'integer?',
      read_earliest: 'integer?',
      read_latest: 'integer?',
      event_id: 'key?',
      event_date: 'integer?',
      doubtful: 'integer',
    },
    key: ['account_id', 'product_id'],
  });
}
