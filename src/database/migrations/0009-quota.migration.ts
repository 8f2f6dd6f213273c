import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'call_slot', {
    columns: {
      account_id: 'id',
      slot_at: 'integer',
      order_calls: 'integer',
      payment_calls: 'integer',
      stock_calls: 'integer',
      catalogue_calls: 'integer',
      sweep_calls: 'integer',
      other_calls: 'integer',
    },
    key: ['account_id', 'slot_at'],
  });
  await createTable(db, 'quota_state', {
    columns: {
      account_id: 'id',
      day: 'id',
      day_ended_at: 'integer?',
      limit_told: 'integer?',
      others_told: 'integer?',
      others_in_1000_s: 'integer',
      others_seen_at: 'integer?',
      shed: 'text',
    },
    key: ['account_id'],
  });
  await createTable(db, 'address_breaker', {
    columns: { host: 'key', reason: 'key', open_until: 'integer' },
    key: ['host'],
  });
}
