import type { AccountId, ErpContactId } from '../../commerce/ids.ts';
import type { Db, Tx } from '../../database/tables.ts';
import { upsert } from '../../database/upsert.ts';

/** Customers that we know in the ERP, by a keyed digest of their document. */
export function createKnownContacts(db: Db | Tx, accountId: AccountId) {
  return {
    async find(documentDigest: string) {
      return db
        .selectFrom('customer_contact')
        .select(['contact_id', 'contact_print'])
        .where('account_id', '=', accountId)
        .where('document_digest', '=', documentDigest)
        .executeTakeFirst();
    },
    async save(
      known: { documentDigest: string; contactId: ErpContactId; print: string },
      now: number,
    ): Promise<void> {
      await upsert(db, 'customer_contact', {
        rows: [
          {
            account_id: accountId,
            document_digest: known.documentDigest,
            contact_id: known.contactId,
            contact_print: known.print,
            saved_at: now,
          },
        ],
        key: ['account_id', 'document_digest'],
      });
    },
  };
}
