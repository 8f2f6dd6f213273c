import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { upsert } from '../database/upsert.ts';
import { createSealedColumnRepository } from './sealed-column.repository.ts';

const COLUMN = { table: 'account_token', column: 'sealed', key: ['account_id'] };
const account = (at: number) => AccountId.parse(`acc_loja000${at}`);

describeOnEachDatabase('a sealed column', ({ open }) => {
  it('is found by the key that sealed it, and not replaced once somebody changed it', async () => {
    const { db } = await open();
    const rest = { expires_at: 1, refresh_expires_at: 2, version: 1 };
    const rows = ['v1.old.a', 'v1.old.b', 'v1.own.c'].map((sealed, at) => ({
      account_id: account(at),
      sealed,
      ...rest,
    }));
    await upsert(db, 'account_token', { rows, key: ['account_id'] });
    const cells = createSealedColumnRepository(db, COLUMN);
    const found = await cells.find('v1.old.', 10);
    expect(found.flatMap(({ key }) => key).toSorted()).toEqual([account(0), account(1)]);
    expect(await cells.find('v1.old.', 1)).toHaveLength(1);

    await cells.replace({ sealed: 'v1.old.a', key: [account(0)] }, 'v1.new.a');
    await cells.replace({ sealed: 'v1.other.b', key: [account(1)] }, 'v1.new.b');
    expect(await cells.find('v1.old.', 10)).toEqual([{ sealed: 'v1.old.b', key: [account(1)] }]);
    expect(await cells.find('v1.new.', 10)).toEqual([{ sealed: 'v1.new.a', key: [account(0)] }]);
  });
});
