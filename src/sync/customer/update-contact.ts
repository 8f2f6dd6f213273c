import type { Bling } from '../../bling/bling.ts';
import type { NewContact } from '../../bling/erp-contact.ts';
import { BlingNotFound } from '../../bling/failures.ts';
import type { ErpContactId, StoreId } from '../../commerce/ids.ts';
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
}

/**
 * Writes a customer who changed: Bling is read, merged and written back.
 *
 * @returns `false` when it was deleted in Bling
 */
export async function updateContact(io: NoteIo, work: ContactToUpdate): Promise<boolean> {
  const { contacts, commit, contact, contactId } = work;
  const set = await setAfterLook(contacts.update(contactId, contact), {
    commit,
    noteUnknown: (tx) => noteContact(io, tx, { ...work, how: 'update', outcome: 'unknown' }),
  });
  if (set.outcome === 'applied') return true;
  if (set.failure instanceof BlingNotFound) return false;
  throw set.failure;
}
