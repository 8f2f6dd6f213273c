import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import type { StoredKey } from './vault-key.repository.ts';
import { createVaultKeyRepository } from './vault-key.repository.ts';

function key(key_id: string, created_at: number, change: Partial<StoredKey> = {}): StoredKey {
  return { key_id, root_sealed: 'root', state: 'current', created_at, ...change };
}

describeOnEachDatabase('the keys of the database', ({ open }) => {
  it('are listed by age; the first of one name stays, a change keeps its age', async () => {
    const { db } = await open();
    const keys = createVaultKeyRepository(db);
    await keys.saveFirst(key('new', 2));
    await keys.saveFirst(key('old', 1));
    await keys.saveFirst(key('old', 9, { root_sealed: 'another root' }));
    expect(await keys.list()).toEqual([key('old', 1), key('new', 2)]);

    await keys.save(key('old', 9, { state: 'leaving' }));
    expect(await keys.list()).toEqual([key('old', 1, { state: 'leaving' }), key('new', 2)]);
    await keys.remove('old');
    expect(await keys.list()).toEqual([key('new', 2)]);
  });
});
