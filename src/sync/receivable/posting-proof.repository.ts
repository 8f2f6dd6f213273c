import type { Selectable } from 'kysely';

import type { AccountId } from '../../commerce/ids.ts';
import type { Db, Tables, Tx } from '../../database/tables.ts';
import { upsert } from '../../database/upsert.ts';

export type PostingProof = Selectable<Tables['posting_proof']>;
type Posting = PostingProof['posting'];

/** What the first order of an account has shown of who posts (domain rules 3.4). */
export function createPostingProofs(db: Db | Tx, accountId: AccountId) {
  return {
    /** Under another owner nothing is shown yet. */
    async find(posting: Posting, owner: string): Promise<PostingProof | undefined> {
      const row = await db
        .selectFrom('posting_proof')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('posting', '=', posting)
        .executeTakeFirst();
      return row?.owner === owner ? row : undefined;
    },

    /** Takes the place of what was shown before. */
    async save(row: Omit<PostingProof, 'account_id'>): Promise<void> {
      const rows = [{ ...row, account_id: accountId }];
      await upsert(db, 'posting_proof', { rows, key: ['account_id', 'posting'] });
    },

    /** The next order shows it anew. */
    async forget(posting: Posting): Promise<void> {
      await db
        .deleteFrom('posting_proof')
        .where('account_id', '=', accountId)
        .where('posting', '=', posting)
        .execute();
    },
  };
}
