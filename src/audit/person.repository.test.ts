import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { createPersonRepository } from './person.repository.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');

describeOnEachDatabase('a person', ({ open }) => {
  it('has one key until erased, and a new one when they come back', async () => {
    const { db } = await open();
    const people = createPersonRepository(db, openVault({ key: newVaultKey() }));
    expect(await people.find('person-1')).toBeUndefined();
    expect(await people.erase('person-1')).toBe(false);

    const sealed = (await people.create('person-1', ACCOUNT, 1)).seal('João');
    expect(sealed).not.toContain('João');
    expect((await people.find('person-1'))?.open(sealed)).toBe('João');

    expect(await people.erase('person-1')).toBe(true);
    expect(await people.erase('person-1')).toBe(false);
    expect(await people.find('person-1')).toBeUndefined();
    const again = await people.create('person-1', ACCOUNT, 2);
    expect(again.open(sealed)).toBeUndefined();
  });
});
