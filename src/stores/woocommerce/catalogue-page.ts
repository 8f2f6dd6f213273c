import type { StoreItem } from '../catalogue.ts';
import type { FoundRow } from './item-rows.ts';
import { readVariationsOf } from './item-rows.ts';
import { ItemRow, rowToItem } from './item.ts';
import { readList } from './list.ts';
import type { Shop } from './shop.ts';
import type { Place } from './walk.ts';
import { placeToText, textToPlace, WALK_START, walkById } from './walk.ts';

export interface CataloguePage {
  readonly items: readonly StoreItem[];
  readonly next: string | undefined;
}

/**
 * Walks products, then all variations in the flat list. A store without that list gives the variations
 * of each page's parents right after them, one call a parent.
 */
export async function readCataloguePage(
  shop: Shop,
  after: string | undefined,
): Promise<CataloguePage> {
  const [phase, place] = readCursor(after);
  const flat = await shop.listsVariationsFlat();
  const { rows, next } = await walkRows(shop, phase, place);
  const products = rows.map((row): FoundRow => ({ row, parentWireId: undefined }));
  const parents = rows.filter(({ type }) => type === 'variable' && !flat);
  const variations: FoundRow[] = [];
  for (const { wireId } of parents) variations.push(...(await readVariationsOf(shop, wireId)));

  const stockOff = await shop.stockIsOff();
  const items = [...products, ...variations].map(({ row, parentWireId }) =>
    rowToItem(row, { stockOff, parentWireId }),
  );
  if (next) return { items, next: `${phase} ${placeToText(next)}` };
  const goesOn = phase === 'products' && flat;
  return { items, next: goesOn ? `variations ${placeToText(WALK_START)}` : undefined };
}

type Phase = 'products' | 'variations';

function walkRows(shop: Shop, path: Phase, place: Place) {
  const query = { orderby: 'id', order: 'asc' };
  return walkById(
    (offset) => readList(shop.client, { path, query: { ...query, offset }, row: ItemRow }),
    place,
  );
}

function readCursor(after: string | undefined): readonly [Phase, Place] {
  if (after === undefined) return ['products', WALK_START];
  const found = /^(products|variations) (\S+)$/.exec(after);
  if (!found) throw new RangeError(`not a cursor of this catalogue: ${after}`);
  return [found[1] === 'products' ? 'products' : 'variations', textToPlace(found[2] ?? '')];
}
