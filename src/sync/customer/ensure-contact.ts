import type { Bling, MadeContact } from '../../bling/bling.ts';
import type { NewContact } from '../../bling/erp-contact.ts';
import { BlingNotFound } from '../../bling/failures.ts';
import type { ErpContactId, StoreId } from '../../commerce/ids.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import type { Tx } from '../../database/tables.ts';
import { message } from '../../messages/message.ts';
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
type Contacts = Pick<
  Bling['contacts'],
  'findByDocument' | 'findForeign' | 'create' | 'update' | 'walkInConsumer'
>;

interface ContactWork {
  readonly contacts: Contacts;
  readonly commit: DrainContext['commit'];
  readonly settleMs: number;
  /** Of the order that needs the customer. */
  readonly storeId: StoreId;
  readonly correlation: string;
  /** As people know the order. */
  readonly orderNumber: string;
  readonly whenInactive: StorePolicy['inactiveContacts'];
}

export type EnsuredContact =
  | { readonly outcome: 'applied'; readonly value: ErpContactId }
  | Exclude<Written<ErpContactId>, { outcome: 'applied' }>;

/** Of a contact that is linked and was not compared yet: no customer has this print. */
const NOT_COMPARED = '';

/**
 * Finds or makes the customer in the ERP, with the data of this order: before its import, and once more before its
 * invoice, for two orders may share a document (domain rules 4.2).
 *
 * Calls: known and unchanged 0; changed 2 at most; new 2; there already, but new to us, 3 at most and once; deleted
 * there 3. Two orders of one new customer take turns, or both would make the contact.
 */
export function createContactDesk(io: NoteIo & Pick<SyncIo, 'database' | 'clock' | 'doubts'>) {
  const turns = createTurns();
  let walkIn: ErpContactId | undefined;

  async function ensureOne(contact: NewContact, work: ContactWork): Promise<EnsuredContact> {
    const documentDigest = io.vault.digest(identityOf(contact), 'customer-document');
    const print = io.vault.digest(fingerprint(contact), 'customer-contact');
    const one: OneContact = { ...work, contact, documentDigest, print };
    const known = await createKnownContacts(io.database.db, io.accountId).find(documentDigest);
    if (known?.contact_print === print) return { outcome: 'applied', value: known.contact_id };
    const kept = known && (await bringUpToDate(io, one, known.contact_id));
    if (kept) return kept;
    // New, or deleted in Bling: the one that is found or made now takes its place in our notes.
    const made = await makeOnce(one);
    if (made.outcome !== 'applied') return made;
    await work.commit(made.record);
    const { id } = made.value;
    const isOurs = made.how === 'sent' && made.value.how === 'made';
    if (isOurs) return { outcome: 'applied', value: id };
    const updated = await bringUpToDate(io, one, id);
    return updated ?? { outcome: 'refused', failure: goneMeanwhile(id) };
  }

  function makeOnce(one: OneContact): Promise<Written<MadeContact>> {
    const { contact, contacts, documentDigest, commit, settleMs } = one;
    return writeOnce(io, {
      scope: io.accountId,
      key: INTENT_KEYS.contact(documentDigest),
      commit,
      settleMs,
      findBy: '',
      looksFirst: true,
      find: () => findContact(contact, contacts),
      send: () => contacts.create(contact),
      noteUnknown: (tx) => noteContact(io, tx, { ...one, how: 'create', outcome: 'unknown' }),
      record: ({ value, how }) =>
        how === 'sent' && value.how === 'made'
          ? saveContact(io, one, { contactId: value.id, how: 'create' })
          : saveContact(io, { ...one, print: NOT_COMPARED }, { contactId: value.id, how: 'link' }),
    });
  }

  return {
    /** The contact's id; or what to do instead, when Bling may still be making it or a person must look. */
    async ensure(customer: Customer, work: ContactWork): Promise<EnsuredContact> {
      if (customer.found === 'walk_in')
        return turns.take('walk-in', async () => {
          walkIn ??= await work.contacts.walkInConsumer();
          return { outcome: 'applied', value: walkIn };
        });
      const { contact } = customer;
      return turns.take(identityOf(contact), () => ensureOne(contact, work));
    },
  };
}

interface OneContact extends ContactWork {
  readonly contact: NewContact;
  readonly documentDigest: string;
  readonly print: string;
}

type DeskIo = NoteIo & Pick<SyncIo, 'clock'>;

/** @returns `undefined` when Bling has it no more */
async function bringUpToDate(
  io: DeskIo,
  one: OneContact,
  contactId: ErpContactId,
): Promise<EnsuredContact | undefined> {
  const updated = await updateContact(io, { ...one, contactId });
  switch (updated) {
    case 'gone':
      return undefined;
    case 'inactive': {
      const args = { contact: contactId, number: one.orderNumber };
      return { outcome: 'doubtful', cause: message('customer.inactive', args) };
    }
    case 'locked':
      await one.commit((tx) =>
        noteContact(io, tx, { ...one, contactId, how: 'update', outcome: 'not_applied' }),
      );
      break;
    default:
      await one.commit(saveContact(io, one, { contactId, how: HOW[updated] }));
  }
  return { outcome: 'applied', value: contactId };
}

const HOW = { changed: 'update', already: undefined } as const;

/** Notes who it is; the ledger has a line for what was done, and none where nothing was. */
function saveContact(
  io: DeskIo,
  one: OneContact,
  { contactId, how }: { contactId: ErpContactId; how: 'create' | 'update' | 'link' | undefined },
) {
  const { documentDigest, print } = one;
  return async (tx: Tx): Promise<void> => {
    const contacts = createKnownContacts(tx, io.accountId);
    await contacts.save({ documentDigest, contactId, print }, io.clock.now());
    if (how) await noteContact(io, tx, { ...one, contactId, how, outcome: 'applied' });
  };
}

/** Who it is: the document; abroad there is none, and the e-mail tells persons apart. */
function identityOf({ document, email, name }: NewContact): string {
  return document || `abroad ${email.toLowerCase()} ${name.toLowerCase()}`;
}

async function findContact(
  contact: NewContact,
  contacts: Pick<Contacts, 'findByDocument' | 'findForeign'>,
): Promise<Look<MadeContact>> {
  const { document, personType } = contact;
  const isForeign = personType === 'foreign' && document === '';
  const found = await (isForeign
    ? contacts.findForeign(contact)
    : contacts.findByDocument(document));
  return found ? { seen: 'found', value: { id: found.id, how: 'registered' } } : { seen: 'absent' };
}

function goneMeanwhile(id: ErpContactId): BlingNotFound {
  return new BlingNotFound({ resource: `GET /contatos/${id}`, detail: 'found, and gone at once' });
}
