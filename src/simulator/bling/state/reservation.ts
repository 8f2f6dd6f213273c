import { notesOfOrder } from '../fiscal/books.ts';
import { pickMs } from '../scheduler.ts';
import type { Account } from '../world.ts';
import { minus, plus } from './amount.ts';
import { explode } from './product.ts';
import type { Order } from './records.ts';
import { holdUnits } from './stock.ts';

/**
 * Lets what an order holds follow its status, seconds later (guide 5.6, measured 9-22 s).
 *
 * An order holds units while its status reserves and its stock was not posted, by itself or by its note. Each item gives its own
 * event (measured: 28 items, 28 events).
 */
export function followReservation(account: Account, order: Order): void {
  const { scheduler, options, random } = account.world;
  const delayMs = pickMs(options.reservationDelayMs, random);
  scheduler.after(delayMs, () => applyReservation(account, order));
}

function applyReservation(account: Account, order: Order): void {
  const wanted = unitsToHold(account, order);
  const before = order.held;
  order.held = wanted;
  const products = new Set([...before.keys(), ...wanted.keys()]);
  for (const productId of products) {
    const units = minus(wanted.get(productId) ?? 0, before.get(productId) ?? 0);
    if (units !== 0)
      holdUnits(account, productId, { units, cause: `order ${order.id} reservation` });
  }
}

function unitsToHold(account: Account, order: Order): ReadonlyMap<number, number> {
  const isAlive = account.orders.has(order.id);
  const reserves = account.statuses.get(order.statusId)?.reserves ?? false;
  if (!isAlive || !reserves || isPosted(account, order)) return new Map();
  return unitsOfItems(account, order);
}

/** By itself, or by a note of its own (8.42). */
function isPosted(account: Account, order: Order): boolean {
  if (order.postedWarehouseId !== undefined) return true;
  if (!account.world.options.notePostingEndsReservation) return false;
  return notesOfOrder(account.fiscal, order.id).some(
    ({ postedWarehouseId }) => postedWarehouseId !== undefined,
  );
}

/** Units by product that leave the shelf with this order, kits taken apart. */
export function unitsOfItems(account: Account, order: Order): Map<number, number> {
  const units = new Map<number, number>();
  for (const { produto, quantidade } of order.fields.itens)
    for (const part of explode(account, produto.id, quantidade))
      units.set(part.productId, plus(units.get(part.productId) ?? 0, part.units));
  return units;
}
