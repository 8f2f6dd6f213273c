import type { Account } from '../world.ts';
import type { ContactFields } from './contact-fields.ts';
import type { Contact } from './records.ts';

/** Puts a contact into the account; nothing is validated, and contacts have no webhook (guide 4.1). */
export function addContact(
  account: Account,
  {
    fields,
    id,
    includedAt,
  }: { fields: ContactFields; id?: number | undefined; includedAt?: number },
): Contact {
  const now = account.world.clock.now();
  const contact: Contact = {
    id: id ?? account.world.ids.next(),
    fields,
    includedAt: includedAt ?? now,
    changedAt: includedAt ?? now,
  };
  account.contacts.set(contact.id, contact);
  return contact;
}
