import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId, ErpProductId, StoreId, StoreItemId, StoreOrderId } from '../commerce/ids.ts';
import { createCallBudget } from '../connections/call-budget.repository.ts';
import { createLinks } from '../sync/link.repository.ts';
import { createOrderSyncs } from '../sync/order-sync.repository.ts';
import { countCalls, countLinks, countOrdersByStep } from './status.repository.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');
const STORE = StoreId.parse('sto_loja0001');
const OTHER_STORE = StoreId.parse('sto_loja0002');
const productId = ErpProductId.parse('101');

describeOnEachDatabase('the status', ({ open }) => {
  it('counts links that hold and orders by step as numbers, store by store', async () => {
    const { db } = await open();
    const links = createLinks(db, STORE);
    const link = { itemId: StoreItemId.parse('18'), parentItemId: undefined, agreedPrint: '' };
    const gone = ErpProductId.parse('102');
    await links.save(
      [
        { ...link, productId },
        { ...link, productId: gone },
      ],
      1,
    );
    await links.markGone(gone);
    const syncs = createOrderSyncs(db, STORE);
    for (const id of ['1', '2', '3']) await syncs.begin(StoreOrderId.parse(id), 'token');
    await syncs.update(StoreOrderId.parse('3'), { step: 'imported' });

    expect(await countLinks(db, STORE)).toBe(1);
    expect(await countLinks(db, OTHER_STORE)).toBe(0);
    expect(await countOrdersByStep(db, STORE)).toEqual({ seen: 2, imported: 1 });
    expect(await countOrdersByStep(db, OTHER_STORE)).toEqual({});
  });

  it('tells the calls of a day, none on a day without any', async () => {
    const { db, transaction } = await open();
    await transaction(async (tx) => {
      const budget = createCallBudget(tx, ACCOUNT);
      await budget.lock(tx, '2026-03-10');
      await budget.save('2026-03-10', 42);
    });

    expect(await countCalls(db, ACCOUNT, '2026-03-10')).toBe(42);
    expect(await countCalls(db, ACCOUNT, '2026-03-11')).toBe(0);
  });
});
