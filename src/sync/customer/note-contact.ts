import type { NewContact } from '../../bling/erp-contact.ts';
import type { ErpContactId, StoreId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import type { SyncIo } from '../sync-account.ts';
import { personalPart } from './personal-part.ts';

export interface NoteIo {
  readonly accountId: SyncIo['accountId'];
  readonly audit: Pick<SyncIo['audit'], 'append'>;
  readonly vault: Pick<SyncIo['vault'], 'digest'>;
}

interface ContactNews {
  readonly contact: NewContact;
  /** Unknown while it is unknown whether it was made. */
  readonly contactId?: ErpContactId;
  /** `link`: Bling had the document already, and nothing was written. */
  readonly how: 'create' | 'update' | 'link';
  /** `unknown`: it may have been us (P6). `not_applied`: Bling refused. */
  readonly outcome: 'applied' | 'not_applied' | 'unknown';
  readonly storeId: StoreId;
  readonly correlation: string;
}

/** What was done about a customer in the ERP, for the audit. */
export async function noteContact(io: NoteIo, tx: Tx, news: ContactNews): Promise<void> {
  await io.audit.append(tx, {
    chain: io.accountId,
    actor: 'sync',
    action: `customer.${news.how}`,
    subject: `customer:${news.contactId ?? '?'}`,
    storeId: news.storeId,
    outcome: news.outcome,
    correlation: news.correlation,
    personal: personalPart(io, news.contact),
  });
}
