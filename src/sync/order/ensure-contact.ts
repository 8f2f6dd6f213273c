import type { Bling } from '../../bling/bling.ts';
import type { NewContact } from '../../bling/erp-contact.ts';
import type { ErpContactId } from '../../commerce/ids.ts';
import type { DrainContext } from '../../work/handler.ts';
import { fingerprint } from '../fingerprint.ts';
import { createTurns } from '../one-at-a-time.ts';
import type { SyncIo } from '../sync-account.ts';
import { createKnownContacts } from './contact.repository.ts';
import type { CustomerResult } from './customer.ts';

type Customer = Exclude<CustomerResult, { found: 'problem' }>;

/**
 * Finds or makes the customer in the ERP. Calls: known and unchanged 0, changed 2, new 2.
 *
 * Two orders of one new customer take turns, or both would make the contact. A lost answer of the POST
 * needs no note of ours: the next try finds the contact by its document.
 */
export function createContactDesk(io: SyncIo) {
  const turns = createTurns();
  let walkIn: ErpContactId | undefined;

  async function ensureOne(contact: NewContact, bling: Bling, commit: DrainContext['commit']) {
    const documentDigest = io.vault.digest(contact.document, 'customer-document');
    const print = io.vault.digest(fingerprint(contact), 'customer-contact');
    const known = await createKnownContacts(io.database.db, io.accountId).find(documentDigest);
    if (known?.contact_print === print) return known.contact_id;

    const contactId = await findOrMake(contact, bling, known?.contact_id);
    await commit((tx) =>
      createKnownContacts(tx, io.accountId).save(
        { documentDigest, contactId, print },
        io.clock.now(),
      ),
    );
    return contactId;
  }

  return {
    async ensure(
      customer: Customer,
      bling: Bling,
      commit: DrainContext['commit'],
    ): Promise<ErpContactId> {
      if (customer.found === 'walk_in') {
        walkIn ??= await bling.contacts.walkInConsumer();
        return walkIn;
      }
      const { contact } = customer;
      return turns.take(contact.document, () => ensureOne(contact, bling, commit));
    },
  };
}

async function findOrMake(
  contact: NewContact,
  bling: Bling,
  knownId: ErpContactId | undefined,
): Promise<ErpContactId> {
  if (knownId) {
    await bling.contacts.update(knownId, contact);
    return knownId;
  }
  const found = await bling.contacts.findByDocument(contact.document);
  return found ? found.id : bling.contacts.create(contact);
}
