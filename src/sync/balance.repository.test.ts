import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createBalances } from './balance.repository.ts';
import { erpDate, MUG, readOf, READ_AT, toldOf } from './newest-balance.builder.ts';
import { ACCOUNT, OTHER_ACCOUNT } from './repository.builder.ts';

describeOnEachDatabase('balances', ({ open }) => {
  it('are kept exactly, to the last decimal, with their warehouses and what proves their age', async () => {
    const { db } = await open();
    const read = readOf('-1234567890.123456789', READ_AT);
    await createBalances(db, ACCOUNT).noteReads([read]);

    const known = await createBalances(db, ACCOUNT).find([MUG]);
    expect(known.get(MUG)).toEqual({
      balance: read.balance,
      observedAt: READ_AT,
      source: 'read',
      readBeganAt: READ_AT,
      readWithin: read.within,
      event: undefined,
      isDoubtful: false,
    });
    expect(await createBalances(db, OTHER_ACCOUNT).find([MUG])).toEqual(new Map());
  });

  it('of the newest date win, whatever the order in which they come', async () => {
    const { db } = await open();
    const balances = createBalances(db, ACCOUNT);
    const unitsNow = async () => (await balances.find([MUG])).get(MUG)?.balance.virtual;

    await balances.noteReads([readOf('7', READ_AT)]);
    await balances.noteReads([readOf('9', READ_AT - 10)]);
    expect(await unitsNow()).toBe('7');
    await balances.noteEvent(toldOf('5', erpDate(60)));
    expect(await unitsNow()).toBe('5');
    await balances.noteEvent(toldOf('8', erpDate(30)));
    expect(await unitsNow()).toBe('5');
    await balances.noteEvent(toldOf('4', erpDate(90)));
    expect(await unitsNow()).toBe('4');
  });
});
