import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createLinks } from './link.repository.ts';
import { createProductMirror } from './product-mirror.repository.ts';
import {
  ACCOUNT,
  erpId,
  itemId,
  newLink,
  OTHER_ACCOUNT,
  OTHER_STORE,
  productRow,
  STORE,
} from './repository.builder.ts';

const MUG = erpId('101');
const SHIRT = erpId('102');
const SIZE_M = erpId('103');

describeOnEachDatabase('links', ({ open }) => {
  async function openLinks() {
    const { db } = await open();
    const links = createLinks(db, STORE);
    await links.save([newLink('101'), newLink('102'), newLink('103', '102')], 1);
    return { db, links, mug: async () => (await links.findByProducts([MUG])).get(MUG) };
  }

  it('are found from either side, in their own store alone', async () => {
    const { db, links } = await openLinks();
    const elsewhere = createLinks(db, OTHER_STORE);

    expect([...(await links.findByProducts([MUG, erpId('999')])).keys()]).toEqual([MUG]);
    expect((await links.findByItems([itemId('103')])).get(itemId('103'))?.product_id).toBe(SIZE_M);
    expect(await links.findByParentItem(itemId('102'))).toMatchObject([{ product_id: SIZE_M }]);
    expect((await links.listLinked()).map((link) => link.product_id)).toEqual([MUG, SHIRT, SIZE_M]);
    expect(await elsewhere.listLinked()).toEqual([]);
    expect((await elsewhere.findByProducts([MUG])).size).toBe(0);
  });

  it('that are saved again keep what was last told of stock', async () => {
    const { links, mug } = await openLinks();
    await links.saveLevel(MUG, 7, 20);
    await links.save([{ ...newLink('101'), itemId: itemId('900'), agreedPrint: 'new' }], 30);

    expect(await mug()).toMatchObject({
      item_id: '900',
      agreed_print: 'new',
      last_level: 7,
      last_level_at: 20,
      created_at: 1,
    });
    expect((await links.findByProducts([SHIRT])).get(SHIRT)?.last_level).toBeNull();
  });

  it('that are gone are no more linked, but known, and can be linked anew', async () => {
    const { links, mug } = await openLinks();
    await links.markGone(MUG);
    await links.markGone(SIZE_M);

    expect((await mug())?.state).toBe('gone');
    expect((await links.listLinked()).map((link) => link.product_id)).toEqual([SHIRT]);
    expect(await links.findByParentItem(itemId('102'))).toEqual([]);
    await links.save([newLink('101')], 40);
    expect((await mug())?.state).toBe('linked');
  });

  it('have a number to sell unless it is a parent, gone, or of another account', async () => {
    const { db, links } = await openLinks();
    const row = productRow();
    await createProductMirror(db, ACCOUNT).saveRows(
      [row, { ...row, id: SHIRT, shape: 'parent' }, { ...row, id: SIZE_M, shape: 'variation' }],
      1,
    );
    const all = [MUG, SHIRT, SIZE_M];

    expect([...(await links.listSellable(ACCOUNT))].toSorted()).toEqual([MUG, SIZE_M]);
    expect([...(await links.findSellable(ACCOUNT, all)).keys()].toSorted()).toEqual([MUG, SIZE_M]);
    expect((await links.findSellable(OTHER_ACCOUNT, all)).size).toBe(0);
    await links.markGone(MUG);
    expect([...(await links.findSellable(ACCOUNT, all)).keys()]).toEqual([SIZE_M]);
  });

  it('of a thousand products are found at once', async () => {
    const { links } = await openLinks();
    const many = Array.from({ length: 1_000 }, (_, at) => newLink(String(5_000 + at)));
    await links.save(many, 1);

    expect((await links.findByProducts(many.map(({ productId }) => productId))).size).toBe(1_000);
  });
});
