import type { Catalogue, StoreItem } from '../catalogue.ts';
import type { BatchWriter } from './batch.ts';
import { readCataloguePage } from './catalogue-page.ts';
import { createItem } from './item-create.ts';
import { readItemRows } from './item-rows.ts';
import { findByKey, findBySku } from './item-search.ts';
import { updateItems } from './item-update.ts';
import { rowToItem } from './item.ts';
import type { Shop } from './shop.ts';

export function createCatalogue(shop: Shop, writer: BatchWriter): Catalogue {
  const read = async (ids: Parameters<Catalogue['read']>[0]): Promise<readonly StoreItem[]> => {
    const found = await readItemRows(shop, ids, { withTrash: true });
    const stockOff = await shop.stockIsOff();
    return ids.flatMap((id) => {
      const there = found.get(id);
      return there ? [rowToItem(there.row, { ...there, stockOff })] : [];
    });
  };
  return {
    page: (after) => readCataloguePage(shop, after),
    findBySku: (skus) => findBySku(shop, skus),
    findByKey: (keys, hints) => findByKey(shop, keys, hints),
    read,
    create: (item) => createItem(shop, item),
    update: (changes) => updateItems({ shop, writer, read }, changes),
  };
}
