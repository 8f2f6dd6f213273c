import { StoreStockOff } from '../failures.ts';
import type { ItemOutcome } from '../item-outcome.ts';
import type { NewLevel, ShelfItem, ShelfLevel, StockShelf } from '../stock-shelf.ts';
import type { BatchResult, BatchWriter } from './batch.ts';
import { objectionToUnits } from './item-check.ts';
import type { ItemAddress } from './item-id.ts';
import { findAddress, toItemId } from './item-id.ts';
import { readItemRows } from './item-rows.ts';
import type { WriteTask } from './item-writes.ts';
import { writeItems } from './item-writes.ts';
import { ItemRow, quantityOf, stockModeOf } from './item.ts';
import type { Shop } from './shop.ts';

const STOCK_FIELDS = 'id,type,parent_id,manage_stock,stock_quantity,backorders';

export function createStockShelf(shop: Shop, writer: BatchWriter): StockShelf {
  const read = async (items: readonly ShelfItem[]): Promise<readonly ShelfLevel[]> => {
    const ids = items.map(({ id }) => id);
    const found = await readItemRows(shop, ids, { fields: STOCK_FIELDS });
    const stockOff = await shop.stockIsOff();
    return items.flatMap(({ id }) => {
      const there = found.get(id);
      return there ? [toLevel(there.row, id, stockOff)] : [];
    });
  };
  return {
    // No ETag, no If-Match: the last writer wins (guide woocommerce 8).
    hasCompareAndSet: false,
    read,
    async set(levels) {
      if (levels.length === 0) return [];
      if (await shop.stockIsOff()) throw new StoreStockOff();
      return writeItems(levels.map(toTask), {
        writer,
        clock: shop.clock,
        toValue: rowToOutcome,
        settle: async (lost) => {
          const wanted = lost.flatMap((at) => levels[at] ?? []);
          const there = new Map((await read(wanted)).map((level) => [level.id, level]));
          return wanted.map(({ id, quantity }) => {
            const level = there.get(id);
            return level && counts(level) && level.quantity === quantity ? level : undefined;
          });
        },
      });
    },
  };
}

function toTask(level: NewLevel): WriteTask<ShelfLevel> {
  const { id, quantity, startManaging } = level;
  const address = findAddress(id);
  if (!address) return refuse('unknown_item', `"${id}" is no item of this store`);
  const objection = objectionToUnits(quantity);
  if (objection) return refuse(objection.code, objection.detail);
  const body = {
    id: Number(address.variationId ?? address.productId),
    stock_quantity: quantity,
    ...(startManaging ? { manage_stock: true } : {}),
  };
  return { is: 'send', address, body };
}

function refuse(code: string, detail: string): WriteTask<ShelfLevel> {
  return { is: 'known', outcome: { outcome: 'not_applied', code, detail } };
}

/** The store says yes to a quantity that it then ignores: only its answer tells (domain rules 1.8). */
function rowToOutcome(
  { row }: Extract<BatchResult, { is: 'row' }>,
  { productId, variationId }: ItemAddress,
): ItemOutcome<ShelfLevel> {
  const parsed = ItemRow.safeParse(row);
  if (!parsed.success) return { outcome: 'unknown', detail: 'the store told something unreadable' };
  const level = toLevel(parsed.data, toItemId(productId, variationId), false);
  if (counts(level)) return { outcome: 'applied', value: level };
  return level.mode === 'parent'
    ? {
        outcome: 'not_applied',
        code: 'stock_of_parent',
        detail: 'one pool of the parent counts for all its variations',
      }
    : { outcome: 'not_applied', code: 'stock_unmanaged', detail: 'the item ignores quantities' };
}

function toLevel(row: ItemRow, id: ShelfLevel['id'], stockOff: boolean): ShelfLevel {
  const mode = stockModeOf(row, stockOff);
  return { id, mode, quantity: quantityOf(row, mode) };
}

function counts({ mode }: ShelfLevel): boolean {
  return mode === 'managed' || mode === 'backorder';
}
