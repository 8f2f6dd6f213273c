import type { Selectable } from 'kysely';

import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type WriteIntent = Selectable<Tables['write_intent']>;
export type IntentScope = WriteIntent['scope'];

/** Creations of one account or store that were sent, or are about to be, and are not recorded yet. */
export function createWriteIntents(db: Db | Tx, scope: IntentScope) {
  return {
    find(key: string): Promise<WriteIntent | undefined> {
      return db
        .selectFrom('write_intent')
        .selectAll()
        .where('scope', '=', scope)
        .where('intent_key', '=', key)
        .executeTakeFirst();
    },

    /** Before the send. A creation that is sent once more takes the place of the one that was settled. */
    async open(key: string, { sentAt, findBy }: { sentAt: number; findBy: string }): Promise<void> {
      await upsert(db, 'write_intent', {
        rows: [
          {
            scope,
            intent_key: key,
            state: 'sending',
            sent_at: sentAt,
            settles_at: null,
            find_by: findBy,
          },
        ],
        key: ['scope', 'intent_key'],
      });
    },

    /** Nobody knows what came of it before `settlesAt`, epoch ms. */
    async noteUnknown(key: string, settlesAt: number): Promise<void> {
      await db
        .updateTable('write_intent')
        .set({ state: 'unknown', settles_at: settlesAt })
        .where('scope', '=', scope)
        .where('intent_key', '=', key)
        .execute();
    },

    /** In the transaction that records what came of it. */
    async close(key: string): Promise<void> {
      await db
        .deleteFrom('write_intent')
        .where('scope', '=', scope)
        .where('intent_key', '=', key)
        .execute();
    },
  };
}
