import type { Kysely } from 'kysely';

import { addColumns } from './create-table.ts';

/** What was sent of an invoice, what an event told of it, and what a person accepted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'order_invoice', {
    sent_print: 'key?',
    news_at: 'integer?',
    accepted_cents: 'integer?',
  });
}
