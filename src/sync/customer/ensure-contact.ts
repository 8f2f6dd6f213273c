import type { Bling } from '../../bling/bling.ts';
import type { NewContact } from '../../bling/erp-contact.ts';
import type { ErpContactId, StoreId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import type { DrainContext } from '../../work/handler.ts';
import { fingerprint } from '../fingerprint.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createTurns } from '../one-at-a-time.ts';
import type { SyncIo } from '../sync-account.ts';
import type { Look } from '../write-once.decide.ts';
import { type Written, writeOnce } from '../write-once.ts';
import { createKnownContacts } from './contact.repository.ts';
import type { CustomerResult } from './customer.ts';
import { noteContact, type NoteIo } from './note-contact.ts';
import { updateContact } from './update-contact.ts';

type Customer = Exclude<CustomerResult, { found: 'problem' }>;

interface ContactWork {
  readonly contacts: Pick<
    Bling['contacts'],
    'findByDocument' | 'create' | 'update' | 'walkInConsumer'
  >;
  readonly commit: DrainContext['commit'];
  readonly settleMs: number;
  /** Of the order that needs the customer. */
  readonly storeId: StoreId;
  readonly correlation: string;
}

type How = 'create' | 'update' | 'link';
type Ensured =
  | { readonly outcome: 'applied'; readonly value: ErpContactId }
  | Exclude<Written<ErpContactId>, { outcome: 'applied' }>;

/**
 * Finds or makes the customer in the ERP. Calls: known and unchanged 0, changed 2, new 2,
 * deleted there 3.
 *
 * Two orders of one new customer take turns, or both would make the contact.
 */
export function createContactDesk(io: NoteIo & Pick<SyncIo, 'database' | 'clock' | 'doubts'>) {
  const turns = createTurns();
  let walkIn: ErpContactId | undefined;

  async function ensureOne(contact: NewContact, work: ContactWork): Promise<Ensured> {
    const documentDigest = io.vault.digest(contact.document, 'customer-document');
    const print = io.vault.digest(fingerprint(contact), 'customer-contact');
    const known = await createKnownContacts(io.database.db, io.accountId).find(documentDigest);
    if (known?.contact_print === print) return { outcome: 'applied', value: known.contact_id };

    const save = (contactId: ErpContactId, how: How) => async (tx: Tx) => {
      const contacts = createKnownContacts(tx, io.accountId);
      await contacts.save({ documentDigest, contactId, print }, io.clock.now());
      await noteContact(io, tx, { ...work, contact, contactId, how, outcome: 'applied' });
    };
    const { contacts } = work;
    if (known && (await updateContact(io, { ...work, contact, contactId: known.contact_id }))) {
      await work.commit(save(known.contact_id, 'update'));
      return { outcome: 'applied', value: known.contact_id };
    }
    // New, or deleted in Bling: the one that is found or made now takes its place in our notes.
    const made = await writeOnce(io, {
      scope: io.accountId,
      key: INTENT_KEYS.contact(documentDigest),
      commit: work.commit,
      settleMs: work.settleMs,
      findBy: '',
      looksFirst: true,
      find: () => findContact(contact, contacts),
      send: () => contacts.create(contact),
      noteUnknown: (tx) =>
        noteContact(io, tx, { ...work, contact, how: 'create', outcome: 'unknown' }),
      record: ({ value, how }) => save(value, how === 'sent' ? 'create' : 'link'),
    });
    if (made.outcome === 'applied') await work.commit(made.record);
    return made;
  }

  return {
    /** The contact's id; or what to do instead, when Bling may still be making it. */
    async ensure(customer: Customer, work: ContactWork): Promise<Ensured> {
      if (customer.found === 'walk_in') {
        walkIn ??= await work.contacts.walkInConsumer();
        return { outcome: 'applied', value: walkIn };
      }
      const { contact } = customer;
      return turns.take(contact.document, () => ensureOne(contact, work));
    },
  };
}

async function findContact(
  { document }: NewContact,
  contacts: Pick<Bling['contacts'], 'findByDocument'>,
): Promise<Look<ErpContactId>> {
  const found = await contacts.findByDocument(document);
  return found ? { seen: 'found', value: found.id } : { seen: 'absent' };
}
