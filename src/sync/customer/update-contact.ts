import type { Bling } from '../../bling/bling.ts';
import type { NewContact } from '../../bling/erp-contact.ts';
import { BlingNotFound, BlingRejected } from '../../bling/failures.ts';
import type { ErpContactId, StoreId } from '../../commerce/ids.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import type { DrainContext } from '../../work/handler.ts';
import { setAfterLook } from '../set-after-look.ts';
import { noteContact, type NoteIo } from './note-contact.ts';

interface ContactToUpdate {
  readonly contacts: Pick<Bling['contacts'], 'update'>;
  readonly commit: DrainContext['commit'];
  readonly contact: NewContact;
  readonly contactId: ErpContactId;
  readonly storeId: StoreId;
  readonly correlation: string;
  readonly whenInactive: StorePolicy['inactiveContacts'];
}

export type Updated =
  | 'changed'
  /** Bling has it so. */
  | 'already'
  /** Somebody set it inactive or deleted it, and the policy is to ask. */
  | 'inactive'
  /** Deleted for good. */
  | 'gone'
  /** Bling refuses every edit, because another contact has the same document (guide 7.1, 34): it stays as it is. */
  | 'locked';

/** Brings a customer up to date: Bling is read, merged and written back. */
export async function updateContact(io: NoteIo, work: ContactToUpdate): Promise<Updated> {
  const { contacts, commit, contact, contactId, whenInactive } = work;
  const set = await setAfterLook(contacts.update(contactId, contact, whenInactive), {
    commit,
    noteUnknown: (tx) => noteContact(io, tx, { ...work, how: 'update', outcome: 'unknown' }),
  });
  if (set.outcome === 'applied') return set.value;
  const { failure } = set;
  if (failure instanceof BlingNotFound) return 'gone';
  if (failure instanceof BlingRejected && failure.saysAlreadyRegistered) return 'locked';
  throw failure;
}
