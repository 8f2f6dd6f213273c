import type { Bling } from '../../bling/bling.ts';
import type { NewContact } from '../../bling/erp-contact.ts';
import { BlingNotFound } from '../../bling/failures.ts';
import type { ErpContactId, StoreId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { DrainContext } from '../../work/handler.ts';
import { fingerprint } from '../fingerprint.ts';
import { createTurns } from '../one-at-a-time.ts';
import type { SyncIo } from '../sync-account.ts';
import { createKnownContacts } from './contact.repository.ts';
import type { CustomerResult } from './customer.ts';
import { personalPart } from './personal-part.ts';

type Customer = Exclude<CustomerResult, { found: 'problem' }>;

interface ContactWork {
  readonly bling: Bling;
  readonly commit: DrainContext['commit'];
  /** Of the order that needs the customer. */
  readonly storeId: StoreId;
  readonly correlation: string;
}

interface Ensured {
  readonly contactId: ErpContactId;
  /** `link`: Bling had the document already, and nothing was written. */
  readonly how: 'create' | 'update' | 'link';
}

/**
 * Finds or makes the customer in the ERP. Calls: known and unchanged 0, changed 2, new 2,
 * deleted there 3.
 *
 * Two orders of one new customer take turns, or both would make the contact. A lost answer of the POST
 * needs no note of ours: the next try finds the contact by its document.
 */
export function createContactDesk(io: SyncIo) {
  const turns = createTurns();
  let walkIn: ErpContactId | undefined;

  async function ensureOne(contact: NewContact, work: ContactWork): Promise<ErpContactId> {
    const documentDigest = io.vault.digest(contact.document, 'customer-document');
    const print = io.vault.digest(fingerprint(contact), 'customer-contact');
    const known = await createKnownContacts(io.database.db, io.accountId).find(documentDigest);
    if (known?.contact_print === print) return known.contact_id;

    const ensured = await findOrMake(contact, work.bling.contacts, known?.contact_id);
    const { contactId } = ensured;
    await work.commit(async (tx) => {
      const contacts = createKnownContacts(tx, io.accountId);
      await contacts.save({ documentDigest, contactId, print }, io.clock.now());
      await note(tx, contact, { ...work, ...ensured });
    });
    return contactId;
  }

  async function note(tx: Tx, contact: NewContact, work: ContactWork & Ensured): Promise<void> {
    await io.audit.append(tx, {
      chain: io.accountId,
      actor: 'sync',
      action: `customer.${work.how}`,
      subject: `customer:${work.contactId}`,
      storeId: work.storeId,
      outcome: 'applied',
      correlation: work.correlation,
      personal: personalPart(io, contact),
    });
  }

  return {
    async ensure(customer: Customer, work: ContactWork): Promise<ErpContactId> {
      if (customer.found === 'walk_in') {
        walkIn ??= await work.bling.contacts.walkInConsumer();
        return walkIn;
      }
      const { contact } = customer;
      return turns.take(contact.document, () => ensureOne(contact, work));
    },
  };
}

/** What Bling knows as this customer now, or what it was made. */
export async function findOrMake(
  contact: NewContact,
  contacts: Pick<Bling['contacts'], 'update' | 'findByDocument' | 'create'>,
  knownId: ErpContactId | undefined,
): Promise<Ensured> {
  if (knownId) {
    const updated = await attempt(contacts.update(knownId, contact));
    if (updated.outcome === 'applied') return { contactId: knownId, how: 'update' };
    if (!(updated.failure instanceof BlingNotFound)) throw updated.failure;
    // Deleted in Bling: the one that is found or made now takes its place in our notes.
  }
  const found = await contacts.findByDocument(contact.document);
  if (found) return { contactId: found.id, how: 'link' };
  return { contactId: await contacts.create(contact), how: 'create' };
}
