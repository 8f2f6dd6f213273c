import { sql } from 'kysely';

import { insertIfNew } from '../database/insert-if-new.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';

export type AccountId = Tables['account']['id'];
export type StoreId = Tables['store']['id'];

export interface InboxEvent {
  /** `bling:<app>`, or a store id. */
  readonly source: string;
  readonly eventId: string;
  /** Epoch ms. */
  readonly receivedAt: number;
  /** The other side's own date, epoch ms. */
  readonly eventAt: number | undefined;
  readonly topic: string;
  readonly bodySealed: string;
  /** Why it was put aside; accepted without. */
  readonly quarantine: MessageRef | undefined;
}

/** `false` when it was remembered before. */
export function rememberEvent(tx: Tx, event: InboxEvent): Promise<boolean> {
  return insertIfNew(tx, 'inbox_event', {
    source: event.source,
    event_id: event.eventId,
    received_at: event.receivedAt,
    event_at: event.eventAt ?? null,
    state: event.quarantine ? 'quarantined' : 'accepted',
    topic: event.topic,
    reason: event.quarantine ? JSON.stringify(event.quarantine) : null,
    body_sealed: event.bodySealed,
  });
}

export async function countEventsOf(db: Db | Tx, source: string): Promise<number> {
  const { count } = await db
    .selectFrom('inbox_event')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('source', '=', source)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When something last came from a source, epoch ms: how long it has been silent. */
export async function findLastReceivedAt(db: Db | Tx, source: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('inbox_event')
    .select('received_at')
    .where('source', '=', source)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at;
}

/** The account of a company of Bling; a connected one first. */
export function findAccountOfCompany(db: Db | Tx, companyId: string) {
  return db
    .selectFrom('account')
    .select(['id', 'state'])
    .where('company_id', '=', companyId)
    .orderBy('state')
    .limit(1)
    .executeTakeFirst();
}

/** @param storeId as in the address: anything */
export function findStoreOf(db: Db | Tx, storeId: string) {
  return db
    .selectFrom('store')
    .select(['id', 'account_id', 'state'])
    .where(sql<string>`id`, '=', storeId)
    .executeTakeFirst();
}

export interface InboxRetention {
  /** Bodies of events that came before are emptied, epoch ms. */
  readonly emptyBefore: number;
  /** Events that came before are forgotten. Bling repeats deliveries for 3 days: keep more than that. */
  readonly forgetBefore: number;
}

export async function retainInbox(
  db: Db | Tx,
  { emptyBefore, forgetBefore }: InboxRetention,
): Promise<{ readonly emptied: number; readonly forgotten: number }> {
  const { numDeletedRows } = await db
    .deleteFrom('inbox_event')
    .where('received_at', '<', forgetBefore)
    .executeTakeFirstOrThrow();
  const { numUpdatedRows } = await db
    .updateTable('inbox_event')
    .set({ body_sealed: '' })
    .where('received_at', '<', emptyBefore)
    .where('body_sealed', '<>', '')
    .executeTakeFirstOrThrow();
  return { emptied: Number(numUpdatedRows), forgotten: Number(numDeletedRows) };
}
