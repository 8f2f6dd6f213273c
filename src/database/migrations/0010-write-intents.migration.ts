import { type Kysely, sql } from 'kysely';

import { createTable } from './create-table.ts';

/** Of the settings' default: a POST that was on its way at the upgrade is looked for no earlier. */
const SETTLE_MS = 120_000;

/** Creations of every kind are noted in one table; what orders noted in columns of their own moves there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'write_intent', {
    columns: {
      scope: 'id',
      intent_key: 'key',
      state: 'id',
      sent_at: 'integer',
      settles_at: 'integer?',
      find_by: 'text?',
    },
    key: ['scope', 'intent_key'],
  });
  // MySQL keeps what an interrupted migration did: once the column is gone, its rows were carried over.
  if (await hasUnknownSince(db)) await carryOver(db);
  await sql`update order_sync set step = 'seen' where step = 'posting'`.execute(db);
}

async function carryOver(db: Kysely<unknown>): Promise<void> {
  await sql`delete from write_intent`.execute(db);
  await sql`
    insert into write_intent (scope, intent_key, state, sent_at, settles_at, find_by)
    select store_id, concat('order:', order_id), 'unknown', unknown_since, unknown_since + ${sql.lit(SETTLE_MS)}, null
    from order_sync where step = 'posting' and unknown_since is not null
  `.execute(db);
  await sql`alter table order_sync drop column unknown_since`.execute(db);
}

async function hasUnknownSince(db: Kysely<unknown>): Promise<boolean> {
  const tables = await db.introspection.getTables();
  const orderSync = tables.find(({ name }) => name === 'order_sync');
  return orderSync?.columns.some(({ name }) => name === 'unknown_since') ?? false;
}
