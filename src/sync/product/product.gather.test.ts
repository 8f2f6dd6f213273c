import { expect, it } from 'vitest';

import type { StoreItemId } from '../../commerce/ids.ts';
import { itemId, storeItem } from '../repository.builder.ts';
import { readLinked } from './product.gather.ts';

const MUG = itemId('18');
const CUP = itemId('19');

/** A catalogue that tells `first` at the first look and `later` ever after. */
function forgetful(first: readonly StoreItemId[], later: readonly StoreItemId[]) {
  const asked: (readonly StoreItemId[])[] = [];
  return {
    asked,
    async read(ids: readonly StoreItemId[]) {
      asked.push(ids);
      const known = asked.length === 1 ? first : later;
      return ids.filter((id) => known.includes(id)).map((id) => storeItem({ id }));
    },
  };
}
const linked = (id: StoreItemId) => ({ item_id: id, state: 'linked' as const });

it('An item that one answer lacks is asked for by itself before it counts as gone', async () => {
  const catalogue = forgetful([MUG], [MUG, CUP]);

  const items = await readLinked(catalogue, [linked(MUG), linked(CUP)]);

  expect(items.map(({ id }) => id)).toEqual([MUG, CUP]);
  expect(catalogue.asked).toEqual([[MUG, CUP], [CUP]]);
});

it('An item that two answers lack is gone, and is not asked for twice ever after', async () => {
  const catalogue = forgetful([MUG], [MUG]);
  expect(await readLinked(catalogue, [linked(MUG), linked(CUP)])).toHaveLength(1);

  const again = forgetful([MUG], [MUG]);
  await readLinked(again, [linked(MUG), { item_id: CUP, state: 'gone' }]);
  expect(again.asked).toHaveLength(1);
});
