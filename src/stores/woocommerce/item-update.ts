import type { Catalogue, StoreItem, StoreItemChange } from '../catalogue.ts';
import type { ItemOutcome } from '../item-outcome.ts';
import type { BatchBody, BatchResult, BatchWriter } from './batch.ts';
import type { ItemShape } from './item-body.ts';
import { fieldsToBody } from './item-body.ts';
import { objectionToFields } from './item-check.ts';
import { unitsFor } from './item-create.ts';
import type { ItemAddress } from './item-id.ts';
import { findAddress } from './item-id.ts';
import { shows } from './item-shows.ts';
import type { WriteTask } from './item-writes.ts';
import { writeItems } from './item-writes.ts';
import { ItemRow, rowToItem } from './item.ts';
import type { Shop } from './shop.ts';

interface UpdatePorts {
  readonly shop: Shop;
  readonly writer: BatchWriter;
  readonly read: Catalogue['read'];
}

/** Checks each change here first, sends what is sound in batches, and answers in the order of the changes. */
export async function updateItems(
  { shop, writer, read }: UpdatePorts,
  changes: readonly StoreItemChange[],
): Promise<readonly ItemOutcome<StoreItem>[]> {
  const stockOff = await shop.stockIsOff();
  const tasks: WriteTask<StoreItem>[] = [];
  for (const change of changes) tasks.push(await toTask(shop, change));
  return writeItems(tasks, {
    writer,
    clock: shop.clock,
    toValue: (result, address) => rowToOutcome(result, address, stockOff),
    settle: async (lost) => {
      const items = await read(lost.map((at) => changes[at]?.id).filter((id) => id !== undefined));
      const itemsById = new Map(items.map((item) => [item.id, item]));
      return lost.map((at) => {
        const change = changes[at];
        const item = change && itemsById.get(change.id);
        return item && shows(item, change.fields) ? item : undefined;
      });
    },
  });
}

async function toTask(shop: Shop, { id, fields }: StoreItemChange): Promise<WriteTask<StoreItem>> {
  const address = findAddress(id);
  if (!address) return refuse('unknown_item', `"${id}" is no item of this store`);
  const objection = objectionToFields(fields);
  if (objection) return refuse(objection.code, objection.detail);
  const wireId = Number(address.variationId ?? address.productId);
  const shape: ItemShape = address.variationId === undefined ? 'simple' : 'variation';
  const parts = fieldsToBody(fields, shape, await unitsFor(shop, fields));
  return { is: 'send', address, body: { ...parts, id: wireId } satisfies BatchBody };
}

function refuse(code: string, detail: string): WriteTask<StoreItem> {
  return { is: 'known', outcome: { outcome: 'not_applied', code, detail } };
}

function rowToOutcome(
  { row }: Extract<BatchResult, { is: 'row' }>,
  address: ItemAddress,
  stockOff: boolean,
): ItemOutcome<StoreItem> {
  const parsed = ItemRow.safeParse(row);
  if (!parsed.success) return { outcome: 'unknown', detail: 'the store told something unreadable' };
  const parentWireId = address.variationId === undefined ? undefined : address.productId;
  return { outcome: 'applied', value: rowToItem(parsed.data, { stockOff, parentWireId }) };
}
