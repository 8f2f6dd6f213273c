import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { StoreOrderId } from '../../commerce/ids.ts';
import { cents } from '../../kernel/cents.ts';
import { quantity } from '../../kernel/quantity.ts';
import { createLinks } from '../link.repository.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import {
  ACCOUNT,
  erpId,
  itemId,
  newLink,
  OTHER_STORE,
  productRow,
  STORE,
  storeItem,
} from '../repository.builder.ts';
import { createSoldUnits } from '../sold-units.repository.ts';
import { createStoreItems } from '../store-item.repository.ts';
import { createStorePrices } from '../store-price.repository.ts';
import {
  countItemsBySku,
  findProductFacts,
  listUnlinkedItems,
  listUnlinkedProducts,
} from './drift-facts.repository.ts';
import { createListedBalances } from './listed-balance.repository.ts';

const PLACE = { accountId: ACCOUNT, storeId: STORE };
const [MUG, SHIRT, PARENT] = [erpId('101'), erpId('102'), erpId('103')];
const WALKED_AT = 500;

describeOnEachDatabase('what drift is told with', ({ open }) => {
  async function openFacts() {
    const { db } = await open();
    await createProductMirror(db, ACCOUNT).saveRows(
      [
        productRow({ id: MUG }),
        productRow({ id: SHIRT, sku: 'CAM', priceCents: cents(0) }),
        productRow({ id: PARENT, sku: 'PAI', shape: 'parent' }),
      ],
      1,
    );
    return db;
  }

  it('has the price of the store: its promotion first, and none where nothing is set', async () => {
    const db = await openFacts();
    const base = await findProductFacts(db, PLACE, [MUG, SHIRT]);
    expect(base.get(MUG)?.priceCents).toBe(4_990);
    expect(base.get(SHIRT)?.priceCents).toBeUndefined();

    const price = { productId: MUG, priceCents: cents(4_500), promotionCents: cents(3_900) };
    await createStorePrices(db, STORE).save([price], 1);
    expect((await findProductFacts(db, PLACE, [MUG])).get(MUG)?.priceCents).toBe(3_900);
    const elsewhere = { ...PLACE, storeId: OTHER_STORE };
    expect((await findProductFacts(db, elsewhere, [MUG])).get(MUG)?.priceCents).toBe(4_990);
  });

  it('has the units that the store took for orders since then, as a number', async () => {
    const db = await openFacts();
    const order = { number: '1', status: 'processing', stage: 'paid', modified_at: 1 };
    const rest = { total_cents: 1, facts_sealed: '', facts_print: '', read_at: 1 };
    const line = { line_id: '1', item_id: null, sku: '', imported_units: null };
    for (const [at, id] of ['1', '2', '3'].entries()) {
      await db
        .insertInto('store_order')
        .values({
          store_id: STORE,
          id: StoreOrderId.parse(id),
          ...order,
          ...rest,
          created_at: at * 100,
        })
        .execute();
      const units = { quantity: 5, reduced_units: 2 };
      await db
        .insertInto('store_order_line')
        .values({
          store_id: STORE,
          order_id: StoreOrderId.parse(id),
          product_id: MUG,
          ...line,
          ...units,
        })
        .execute();
    }

    const sold = await createSoldUnits(db, STORE).byProduct([MUG, SHIRT], 100);
    expect([...sold]).toEqual([[MUG, 4]]);
  });

  it('has what is not linked on either side, and how often a SKU is there', async () => {
    const db = await openFacts();
    await createLinks(db, STORE).save([newLink('101')], 1);
    const items = createStoreItems(db, STORE);
    await items.save([storeItem({ id: itemId('7'), sku: 'OLD' })], WALKED_AT - 1);
    await items.save(
      [
        storeItem({ id: itemId('101') }),
        storeItem({ id: itemId('8'), sku: 'CAN-1' }),
        storeItem({ id: itemId('9'), sku: 'BIN', state: 'trashed' }),
        storeItem({ id: itemId('10'), sku: 'PAI', shape: 'parent' }),
      ],
      WALKED_AT,
    );
    const walked = { storeId: STORE, seenSince: WALKED_AT };

    expect((await listUnlinkedProducts(db, PLACE)).map(({ id }) => id)).toEqual([SHIRT]);
    expect((await listUnlinkedItems(db, walked)).map(({ id }) => id)).toEqual(['8']);
    const counts = await countItemsBySku(db, walked, ['CAN-1', 'OLD', 'BIN']);
    expect([...counts]).toEqual([['CAN-1', 2]]);
  });

  it('pages linked numbers in the order of their ids, without parents', async () => {
    const db = await openFacts();
    const links = createLinks(db, STORE);
    await links.save([newLink('101'), newLink('102'), newLink('103')], 1);
    const page = async (after: string) =>
      (await links.pageSellable(ACCOUNT, { after, limit: 1 })).map((link) => link.product_id);

    expect(await page('')).toEqual([MUG]);
    expect(await page(MUG)).toEqual([SHIRT]);
    expect(await page(SHIRT)).toEqual([]);
  });

  it('keeps the newest balance of each product, and forgets what a walk has not met', async () => {
    const db = await openFacts();
    const listed = createListedBalances(db, ACCOUNT);
    await listed.save(
      [MUG, SHIRT].map((productId) => ({ productId, balance: quantity('2.5') })),
      100,
    );
    await listed.save([{ productId: MUG, balance: quantity(-3) }], 200);
    await listed.forgetBefore(200);

    const found = [...(await listed.find([MUG, SHIRT])).values()];
    expect(found).toEqual([{ productId: MUG, balance: '-3', readBeganAt: 200 }]);
  });
});
