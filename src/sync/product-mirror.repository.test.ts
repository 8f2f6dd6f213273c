import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createProductMirror, rowPrint } from './product-mirror.repository.ts';
import { ACCOUNT, erpId, OTHER_ACCOUNT, product, productRow } from './repository.builder.ts';

const MUG = erpId('101');
const SHIRT = erpId('102');
const SIZE_M = erpId('103');

describeOnEachDatabase('the mirror of products', ({ open }) => {
  async function openMirror() {
    const { db } = await open();
    return {
      mirror: createProductMirror(db, ACCOUNT),
      other: createProductMirror(db, OTHER_ACCOUNT),
    };
  }
  const variation = product({ id: SIZE_M, parentId: SHIRT, shape: 'variation', sku: 'CAM-M' });
  const shirt = product({ id: SHIRT, shape: 'parent', sku: 'CAM', variations: [variation] });

  it('keeps what a detail told when a list row comes after it', async () => {
    const { mirror, other } = await openMirror();
    const row = productRow({ name: 'Caneca nova', state: 'inactive' });
    await mirror.saveDetail(product(), 1);
    await mirror.saveRows([row], 2);

    expect(await mirror.find(MUG)).toEqual(product({ state: 'inactive' }));
    expect(await mirror.known([MUG])).toEqual(
      new Map([[MUG, { rowPrint: rowPrint(row), hasDetail: true }]]),
    );
    expect(await other.find(MUG)).toBeUndefined();
    expect((await other.known([MUG])).size).toBe(0);
  });

  it('knows a row without its detail, and the detail keeps the print of the row', async () => {
    const { mirror } = await openMirror();
    const row = productRow();
    await mirror.saveRows([row], 1);
    expect(await mirror.find(MUG)).toBeUndefined();
    expect((await mirror.known([MUG])).get(MUG)?.hasDetail).toBe(false);

    await mirror.saveDetail(product({ description: 'x'.repeat(100_000) }), 2);
    expect((await mirror.known([MUG])).get(MUG)).toEqual({
      rowPrint: rowPrint(row),
      hasDetail: true,
    });
    expect((await mirror.find(MUG))?.description).toHaveLength(100_000);
  });

  it('lets variations follow their parent', async () => {
    const { mirror } = await openMirror();
    await mirror.saveDetail(shirt, 1);
    await mirror.saveDetail(product(), 1);

    expect(await mirror.ownerOf([SIZE_M, MUG])).toEqual(
      new Map([
        [SIZE_M, SHIRT],
        [MUG, MUG],
      ]),
    );
    expect([...(await mirror.ownersOfSkus(['CAM-M', 'CAN-1']))].toSorted()).toEqual([MUG, SHIRT]);
    expect([...(await mirror.skusOf(SHIRT))].toSorted()).toEqual(['CAM', 'CAM-M']);
    expect((await mirror.find(SHIRT))?.variations).toMatchObject([{ id: SIZE_M, sku: 'CAM-M' }]);
  });

  it('lists what is pushed: active goods whose detail is known, variations by their parent', async () => {
    const { mirror } = await openMirror();
    await mirror.saveDetail(shirt, 1);
    await mirror.saveDetail(product(), 1);
    await mirror.saveDetail(product({ id: erpId('104'), goods: false }), 1);
    await mirror.saveDetail(product({ id: erpId('105'), state: 'inactive' }), 1);
    await mirror.saveDetail(product({ id: erpId('106') }), 1);
    await mirror.markDeleted(erpId('106'));
    await mirror.saveRows([productRow({ id: erpId('107') })], 1);

    expect([...(await mirror.listPushable())].toSorted()).toEqual([MUG, SHIRT]);
    expect((await mirror.find(erpId('106')))?.state).toBe('deleted');
  });

  it('counts a SKU as written: letters and accents tell apart', async () => {
    const { mirror } = await openMirror();
    const rows = ['abc', 'abc', 'ABC', 'abç', 'off', 'service'].map((sku, at) =>
      productRow({
        id: erpId(String(200 + at)),
        sku,
        state: sku === 'off' ? 'inactive' : 'active',
        goods: sku !== 'service',
      }),
    );
    await mirror.saveRows(rows, 1);

    const skus = ['abc', 'ABC', 'abç', 'Abc', 'off', 'service', 'abc'];
    expect(await mirror.countBySku(skus)).toEqual(
      new Map([
        ['abc', 2],
        ['ABC', 1],
        ['abç', 1],
      ]),
    );
    expect(await mirror.ownersOfSkus(['ABC'])).toEqual([erpId('202')]);
  });
});
