import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ErpProductId, StoreId, StoreItemId, StoreOrderId } from '../commerce/ids.ts';
import { createLinks } from '../sync/link.repository.ts';
import { createOrderSyncs } from '../sync/order-sync.repository.ts';
import { countLinks, countOrdersByStep } from './status.repository.ts';

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
});
