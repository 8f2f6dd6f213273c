import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'store_order', {
    columns: {
      store_id: 'id',
      id: 'key',
      number: 'text',
      status: 'key',
      stage: 'id',
      created_at: 'integer',
      modified_at: 'integer',
      total_cents: 'integer',
      facts_sealed: 'text',
      facts_print: 'key',
      read_at: 'integer',
    },
    key: ['store_id', 'id'],
    indexes: [
      ['store_id', 'stage', 'created_at'],
      ['store_id', 'modified_at'],
      ['store_id', 'read_at'],
    ],
  });
  await createTable(db, 'store_order_line', {
    columns: {
      store_id: 'id',
      order_id: 'key',
      line_id: 'key',
      item_id: 'key?',
      product_id: 'id?',
      sku: 'sku',
      quantity: 'integer',
      reduced_units: 'integer',
      imported_units: 'integer?',
    },
    key: ['store_id', 'order_id', 'line_id'],
    indexes: [['store_id', 'item_id'], ['store_id', 'product_id'], ['product_id']],
  });
  await createTable(db, 'order_sync', {
    columns: {
      store_id: 'id',
      order_id: 'key',
      step: 'id',
      token: 'key',
      erp_order_id: 'id?',
      unknown_since: 'integer?',
      imported_at: 'integer?',
      erp_status_id: 'id?',
      erp_status_seen_at: 'integer?',
      posted_at: 'integer?',
      sent_print: 'key?',
      agreed_status: 'key?',
      reason: 'text?',
    },
    key: ['store_id', 'order_id'],
    indexes: [['store_id', 'step'], ['erp_order_id'], ['token']],
  });
  await createTable(db, 'customer_contact', {
    columns: {
      account_id: 'id',
      document_digest: 'key',
      contact_id: 'id',
      contact_print: 'key',
      saved_at: 'integer',
    },
    key: ['account_id', 'document_digest'],
    indexes: [['account_id', 'contact_id']],
  });
}
