import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { AccountId, ErpContactId } from '../../commerce/ids.ts';
import { createKnownContacts } from './contact.repository.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');
const OTHER_ACCOUNT = AccountId.parse('acc_loja0002');
const contactId = ErpContactId.parse('16000000001');

describeOnEachDatabase('known contacts', ({ open }) => {
  it('are found by their document in their account alone, as last written', async () => {
    const { db } = await open();
    const contacts = createKnownContacts(db, ACCOUNT);
    await contacts.save({ documentDigest: 'digest', contactId, print: 'old' }, 1);
    await contacts.save({ documentDigest: 'digest', contactId, print: 'new' }, 2);

    expect(await contacts.find('digest')).toEqual({ contact_id: contactId, contact_print: 'new' });
    expect(await contacts.find('DIGEST')).toBeUndefined();
    expect(await createKnownContacts(db, OTHER_ACCOUNT).find('digest')).toBeUndefined();
  });
});
