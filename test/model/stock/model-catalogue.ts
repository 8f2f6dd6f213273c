import type { ErpProductId, StoreId } from '../../../src/commerce/ids.ts';
import { openDatabase, type Database } from '../../../src/database/open-database.ts';
import { createVirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { createLinks } from '../../../src/sync/link.repository.ts';
import { ACCOUNT, KITS, MUG, partsOf, SOLD, START, STORES, TEA, TRAY } from './goods.ts';
import { itemIdOf } from './model-order.ts';
import type { ModelItem } from './model-store.ts';
import type { Past } from './past.ts';

/** A database with the catalogue of the model, for any number of runs. */
export async function openModelDatabase(): Promise<Database> {
  const database = await openDatabase('sqlite::memory:', { clock: createVirtualClock(START) });
  for (const id of SOLD)
    await database.db.insertInto('erp_product').values(productRow(id)).execute();
  for (const [kit_id, parts] of KITS)
    for (const { productId: component_id, quantity } of parts) {
      const row = { account_id: ACCOUNT, kit_id, component_id, quantity };
      await database.db.insertInto('kit_component').values(row).execute();
    }
  return database;
}

/**
 * Numbers as the rules want them, but for a pool of a parent and an item that does not count its units yet. A
 * stock master shows what is on the shelf; nobody tells it of kits.
 */
export function itemsOf(store: StoreId, past: FirstDay): ReadonlyMap<ErpProductId, ModelItem> {
  const isOdd = (product: ErpProductId, place: number, odd: ErpProductId) =>
    product === odd && store === STORES[place];
  const isMaster = past.hasMaster && store === STORES[0];
  return new Map(
    SOLD.map((product): [ErpProductId, ModelItem] => {
      if (isOdd(product, 2, TRAY)) return [product, { mode: 'parent', quantity: 99 }];
      if (isOdd(product, 1, TEA)) return [product, { mode: 'unmanaged', quantity: 99 }];
      return [product, { mode: 'managed', quantity: firstNumber(product, isMaster, past) }];
    }),
  );
}

type FirstDay = Pick<Past, 'hasMaster' | 'mugs' | 'trays' | 'untold' | 'bufferUnits'>;

function firstNumber(product: ErpProductId, isMaster: boolean, past: FirstDay): number {
  const { mugs, trays, untold, bufferUnits } = past;
  const shelf = new Map([
    [MUG, mugs],
    [TRAY, trays],
  ]);
  if (isMaster) return shelf.get(product) ?? 0;
  const parts = partsOf(product);
  if (parts.some(([id]) => id === untold)) return 0;
  const fits = parts.map(([id, each]) => Math.floor((shelf.get(id) ?? 0) / each));
  return Math.max(0, Math.min(...fits) - bufferUnits);
}

function productRow(id: ErpProductId) {
  return {
    account_id: ACCOUNT,
    id,
    parent_id: null,
    shape: KITS.has(id) ? ('kit' as const) : ('simple' as const),
    goods: 1,
    state: 'active' as const,
    sku: id,
    name: id,
    price_cents: 100,
    row_print: '',
    detail: null,
    detail_at: null,
    seen_at: START,
  };
}

/** The catalogue stays; everything else is as on the first day. */
export async function forgetAll({ db }: Database): Promise<void> {
  const tables = [
    'pending_work',
    'store_order_line',
    'order_sync',
    'store_order',
    'erp_stock',
    'erp_stock_proof',
    'cursor',
    'write_intent',
    'link',
  ] as const;
  for (const table of tables) await db.deleteFrom(table).execute();
  for (const store of STORES) {
    const links = SOLD.map((productId) => ({
      productId,
      itemId: itemIdOf(productId),
      parentItemId: undefined,
      agreedPrint: '',
    }));
    await createLinks(db, store).save(links, START);
  }
}
