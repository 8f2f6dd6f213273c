import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { createTokenRepository } from './token.repository.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');

/** As long as a sealed pair of tokens of 3,000 characters each. */
const row = (version: number) => ({
  sealed: `${version}`.repeat(9_000),
  expires_at: 10,
  refresh_expires_at: 20,
  version,
});

describeOnEachDatabase('the tokens of an account', ({ open }) => {
  it('are saved first once, and then only over the version that was read', async () => {
    const { db } = await open();
    const tokens = createTokenRepository(db, ACCOUNT);
    expect(await tokens.insertFirst(row(1))).toBe(true);
    expect(await tokens.insertFirst(row(1))).toBe(false);

    expect(await tokens.replace(row(2), 1)).toBe(true);
    expect(await tokens.replace(row(3), 1)).toBe(false);
    expect(await tokens.find()).toEqual({ account_id: ACCOUNT, ...row(2) });
    expect(await createTokenRepository(db, AccountId.parse('acc_loja0002')).find()).toBeUndefined();
  });
});
