import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createProductMirror } from './product-mirror.repository.ts';
import { createProductNames } from './product-names.repository.ts';
import { ACCOUNT, erpId, OTHER_ACCOUNT, productRow } from './repository.builder.ts';

const [MUG, TWIN, GONE] = [erpId('101'), erpId('102'), erpId('103')];
const [SHIRT, SMALL, LARGE] = [erpId('200'), erpId('201'), erpId('202')];
/** More than one `where ... in` takes. */
const MANY = 501;

describeOnEachDatabase('names of products', ({ open }) => {
  async function openNames() {
    const { db } = await open();
    const variation = { parentId: SHIRT, shape: 'variation' } as const;
    const mirror = createProductMirror(db, ACCOUNT);
    await mirror.saveRows(
      [
        productRow({ id: TWIN, name: 'Caneca azul', state: 'inactive' }),
        productRow({ id: MUG }),
        productRow({ id: GONE }),
        productRow({ id: SHIRT, shape: 'parent', sku: 'CAM', name: 'Camiseta' }),
        productRow({ id: SMALL, ...variation, sku: 'CAM-P', name: 'Camiseta P' }),
        productRow({ id: LARGE, ...variation, sku: 'CAM-G', name: 'Camiseta G' }),
      ],
      1,
    );
    await mirror.markDeleted(GONE);
    const elsewhere = createProductMirror(db, OTHER_ACCOUNT);
    await elsewhere.saveRows([productRow({ id: MUG, name: 'Mug' })], 1);
    return { mirror, names: createProductNames(db, ACCOUNT) };
  }

  it('are found by a SKU for all that have it and were not deleted, in one order', async () => {
    const { names } = await openNames();

    expect(await names.findBySku('CAN-1')).toEqual([
      { id: MUG, sku: 'CAN-1', name: 'Caneca', shape: 'simple' },
      { id: TWIN, sku: 'CAN-1', name: 'Caneca azul', shape: 'simple' },
    ]);
  });

  it('are found by the whole SKU alone, of which neither case nor accent is forgiven', async () => {
    const { names } = await openNames();

    for (const sku of ['can-1', 'CÁN-1', 'CAN', ''])
      expect(await names.findBySku(sku), sku).toEqual([]);
  });

  it('of the variations belong to their parent, without those that were deleted', async () => {
    const { mirror, names } = await openNames();
    const both = await names.listVariations(SHIRT);
    expect(both.map(({ name }) => name).toSorted()).toEqual(['Camiseta G', 'Camiseta P']);

    await mirror.markDeleted(LARGE);
    expect(await names.listVariations(SHIRT)).toEqual([
      { id: SMALL, sku: 'CAM-P', name: 'Camiseta P', shape: 'variation' },
    ]);
    expect(await names.listVariations(MUG)).toEqual([]);
  });

  it('are still told of what was deleted, and of their own account alone', async () => {
    const { names } = await openNames();

    const found = await names.find([MUG, GONE, erpId('999')]);
    expect([...found.keys()].toSorted()).toEqual([MUG, GONE]);
    expect(found.get(MUG)).toEqual({ id: MUG, sku: 'CAN-1', name: 'Caneca', shape: 'simple' });
    expect(await names.find([])).toEqual(new Map());
  });

  it('are all found, however many are asked for at once', async () => {
    const { mirror, names } = await openNames();
    const ids = Array.from({ length: MANY }, (_, at) => erpId(String(1_000 + at)));
    await mirror.saveRows(
      ids.map((id) => productRow({ id, name: `Caneca ${id}` })),
      1,
    );

    const found = await names.find(ids);
    expect(ids.filter((id) => found.get(id)?.name !== `Caneca ${id}`)).toEqual([]);
    expect(found.size).toBe(MANY);
  });
});
