import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

const OF_ORDER = { store_id: 'id', order_id: 'key' } as const;
const ORDER_KEY = ['store_id', 'order_id'];

/** What happens to an order after its import: invoice, receivables, shipment, changes, and its money. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'order_invoice', {
    columns: {
      ...OF_ORDER,
      step: 'key',
      model: 'key',
      wanted_by: 'key',
      wanted_at: 'integer',
      invoice_id: 'id?',
      number: 'key?',
      series: 'key?',
      access_key: 'key?',
      total_cents: 'integer?',
      xml_url: 'text?',
      danfe_url: 'text?',
      sends: 'integer',
      sent_at: 'integer?',
      authorised_at: 'integer?',
      rejection_code: 'key?',
      rejection_text: 'text?',
      looks: 'integer',
      looked_at: 'integer?',
      store_print: 'key?',
    },
    key: ORDER_KEY,
    indexes: [
      ['store_id', 'invoice_id'],
      ['store_id', 'step'],
    ],
  });
  await createTable(db, 'invoice_document', {
    columns: {
      ...OF_ORDER,
      invoice_id: 'id',
      format: 'key',
      content_sealed: 'text',
      saved_at: 'integer',
    },
    key: [...ORDER_KEY, 'invoice_id', 'format'],
  });
  await createTable(db, 'order_receivables', {
    columns: {
      ...OF_ORDER,
      step: 'key',
      contact_id: 'id?',
      posted_by: 'key',
      posted_at: 'integer?',
      total_cents: 'integer',
      read_at: 'integer?',
    },
    key: ORDER_KEY,
  });
  await createTable(db, 'receivable', {
    columns: {
      ...OF_ORDER,
      receivable_id: 'id',
      due_at: 'integer?',
      amount_cents: 'integer',
      state: 'key',
      settlement_id: 'id?',
      settled_at: 'integer?',
    },
    key: [...ORDER_KEY, 'receivable_id'],
  });
  await createTable(db, 'order_shipment', {
    columns: {
      ...OF_ORDER,
      stage: 'key',
      tracking_codes: 'text',
      tracking_url: 'text',
      carrier: 'text',
      looked_at: 'integer',
      store_print: 'key?',
    },
    key: ORDER_KEY,
    indexes: [['store_id', 'stage']],
  });
  await createTable(db, 'order_change', {
    columns: {
      ...OF_ORDER,
      change_id: 'key',
      kind: 'key',
      state: 'key',
      plan: 'text',
      facts_print: 'key',
      steps_done: 'integer',
      proposed_at: 'integer',
      decided_by: 'key?',
      ended_at: 'integer?',
    },
    key: [...ORDER_KEY, 'change_id'],
  });
  await createTable(db, 'order_money', {
    columns: {
      ...OF_ORDER,
      terms: 'text',
      unnamed_cents: 'integer',
      place: 'key?',
      checked_at: 'integer',
    },
    key: ORDER_KEY,
    indexes: [['store_id', 'unnamed_cents']],
  });
  await createTable(db, 'erp_order_facts', {
    columns: {
      ...OF_ORDER,
      erp_number: 'key',
      total_cents: 'integer',
      contact_id: 'id?',
      seen_at: 'integer',
    },
    key: ORDER_KEY,
  });
}
