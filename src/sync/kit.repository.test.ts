import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { quantity } from '../kernel/quantity.ts';
import { createKits } from './kit.repository.ts';
import { createProductMirror } from './product-mirror.repository.ts';
import { ACCOUNT, erpId, OTHER_ACCOUNT, product } from './repository.builder.ts';

const MUG = erpId('101');
const TRAY = erpId('102');
const KIT = erpId('201');
const SET = erpId('202');

const madeOf = (stock: 'from_components' | 'own', ...parts: [typeof MUG, string][]) => ({
  stock,
  components: parts.map(([productId, each]) => ({ productId, quantity: quantity(each) })),
});

describeOnEachDatabase('kits', ({ open }) => {
  it('are found by their parts, and their parts by them', async () => {
    const { db } = await open();
    const mirror = createProductMirror(db, ACCOUNT);
    const kits = createKits(db, ACCOUNT);
    const [two, both] = [
      madeOf('from_components', [MUG, '2.5']),
      madeOf('from_components', [MUG, '1'], [TRAY, '1']),
    ];
    await mirror.saveDetail(product({ id: KIT, shape: 'kit', kit: two }), 1);
    await mirror.saveDetail(product({ id: SET, shape: 'kit', kit: both }), 1);

    expect((await kits.componentsOf([KIT, MUG])).get(KIT)).toEqual(two.components);
    expect((await kits.componentsOf([MUG])).size).toBe(0);
    expect([...(await kits.kitsWith([MUG]))].toSorted()).toEqual([KIT, SET]);
    expect(await kits.kitsWith([TRAY])).toEqual([SET]);
    expect(await createKits(db, OTHER_ACCOUNT).kitsWith([MUG])).toEqual([]);
  });

  it('that lose a part, or count on their own, draw on it no more', async () => {
    const { db } = await open();
    const mirror = createProductMirror(db, ACCOUNT);
    const save = (kit: ReturnType<typeof madeOf>) =>
      mirror.saveDetail(product({ id: SET, shape: 'kit', kit }), 1);
    const kitsWith = (id: typeof MUG) => createKits(db, ACCOUNT).kitsWith([id]);

    await save(madeOf('from_components', [MUG, '1'], [TRAY, '1']));
    await save(madeOf('from_components', [TRAY, '1']));
    expect([await kitsWith(MUG), await kitsWith(TRAY)]).toEqual([[], [SET]]);
    await save(madeOf('own', [TRAY, '1']));
    expect(await kitsWith(TRAY)).toEqual([]);
  });
});
