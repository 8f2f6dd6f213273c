import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { createCallBudget } from './call-budget.repository.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');
const DAY = '2026-03-10';

describeOnEachDatabase('the calls of a day', ({ open }) => {
  it('that many take at once are all counted, day by day and account by account', async () => {
    const { db, transaction } = await open();
    const takeTen = () =>
      transaction(async (tx) => {
        const budget = createCallBudget(tx, ACCOUNT);
        await budget.save(DAY, (await budget.lock(tx, DAY)) + 10);
      });
    await Promise.all(Array.from({ length: 6 }, takeTen));

    const budget = createCallBudget(db, ACCOUNT);
    expect(await budget.spent(DAY)).toBe(60);
    expect(await budget.spent('2026-03-11')).toBe(0);
    expect(await createCallBudget(db, AccountId.parse('acc_loja0002')).spent(DAY)).toBe(0);
  });
});
