import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ErpOrderId, StoreOrderId } from '../commerce/ids.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { OTHER_STORE, STORE } from './repository.builder.ts';

const ORDER = StoreOrderId.parse('40');
/** Beyond what a JavaScript number holds. */
const ERP_ORDER = ErpOrderId.parse('9007199254740993');

describeOnEachDatabase('what became of an order', ({ open }) => {
  it('begins once: the token of the first maker stays', async () => {
    const { db } = await open();
    const syncs = createOrderSyncs(db, STORE);
    await syncs.begin(ORDER, 'first');
    await syncs.update(ORDER, { step: 'skipped' });
    await syncs.begin(ORDER, 'second');

    expect(await syncs.find(ORDER)).toMatchObject({ token: 'first', step: 'skipped' });
  });

  it('has one token although many begin at once', async () => {
    const { db } = await open();
    const syncs = createOrderSyncs(db, STORE);
    const tokens = ['a', 'b', 'c', 'd'];
    await Promise.all(tokens.map((token) => syncs.begin(ORDER, token)));

    const rows = await db.selectFrom('order_sync').select('token').execute();
    expect(rows).toEqual([{ token: expect.stringMatching(/^[abcd]$/) }]);
  });

  it('is found from both sides, to the last digit, in its own store alone', async () => {
    const { db } = await open();
    const syncs = createOrderSyncs(db, STORE);
    const elsewhere = createOrderSyncs(db, OTHER_STORE);
    await syncs.begin(ORDER, 'here');
    await elsewhere.begin(ORDER, 'there');
    await syncs.update(ORDER, { step: 'imported', erp_order_id: ERP_ORDER, imported_at: 5 });

    expect(await syncs.findByErpOrder(ERP_ORDER)).toMatchObject({ order_id: ORDER, token: 'here' });
    expect(await syncs.findByErpOrder(ErpOrderId.parse('9007199254740992'))).toBeUndefined();
    expect(await elsewhere.findByErpOrder(ERP_ORDER)).toBeUndefined();
    expect(await elsewhere.find(ORDER)).toMatchObject({ step: 'seen', imported_at: null });
    const found = await syncs.findMany([ORDER, StoreOrderId.parse('41')]);
    expect([...found.values()]).toMatchObject([{ erp_order_id: ERP_ORDER }]);
  });
});
