import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { Fence } from '../kernel/fence.builder.ts';
import { seededRandom } from '../kernel/random.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { createTokenStore } from './token-store.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');

describeOnEachDatabase('a renewal of tokens', ({ open }) => {
  it('does not begin for a process that no longer owns the account, and leaves the lock to the one that does', async () => {
    const database = await open();
    const given = {
      database,
      vault: openVault({ key: newVaultKey() }),
      clock: createVirtualClock(0),
      random: seededRandom(1),
      accountId: ACCOUNT,
    };
    const guard = async () => {
      throw new Fence('another process owns it');
    };
    let begun = 0;
    const former = createTokenStore({ ...given, guard });

    await expect(former.withLock(async () => (begun += 1))).rejects.toThrow(Fence);

    expect(begun).toBe(0);
    expect(await createTokenStore(given).withLock(async () => 'renewed')).toBe('renewed');
  });
});
