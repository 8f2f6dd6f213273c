import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { itemId, OTHER_STORE, STORE, storeItem } from './repository.builder.ts';
import { createStoreItems } from './store-item.repository.ts';

describeOnEachDatabase('items of a store', ({ open }) => {
  it('that a walk has not met are told, in that store alone', async () => {
    const { db } = await open();
    const items = createStoreItems(db, STORE);
    await items.save([storeItem(), storeItem({ id: itemId('19'), parentId: itemId('18') })], 10);
    await createStoreItems(db, OTHER_STORE).save([storeItem({ id: itemId('77') })], 1);
    expect(await items.listUnseen(10)).toEqual([]);

    await items.save([storeItem()], 20);
    expect(await items.listUnseen(20)).toEqual([itemId('19')]);
  });

  it('have the SKU of the last walk, in the letters in which it was written', async () => {
    const { db } = await open();
    const items = createStoreItems(db, STORE);
    await items.save([storeItem({ sku: 'CAN-1' }), storeItem({ id: itemId('19'), sku: 'é-ß' })], 1);
    await items.save([storeItem({ sku: 'can-1' })], 2);

    expect(await items.skusOf([itemId('18'), itemId('19'), itemId('99')])).toEqual(
      new Map([
        [itemId('18'), 'can-1'],
        [itemId('19'), 'é-ß'],
      ]),
    );
  });
});
