import { pickMs } from '../scheduler.ts';
import { plus } from '../state/amount.ts';
import { defaultWarehouse } from '../state/balance.ts';
import { explode } from '../state/product.ts';
import { followReservation } from '../state/reservation.ts';
import type { StockOperation } from '../state/stock-movement.ts';
import { moveStock } from '../state/stock.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { postNoteAccounts } from './note-accounts.ts';
import { touchNote } from './note-store.ts';
import type { Note } from './note.ts';
import { productOfItem } from './product-of-item.ts';

/**
 * `lancar-estoque` of a note: takes its items off the shelf, whether or not the sale did so before. Bling has no
 * guard against posting both (pitfall 13). The texts of the refusals are ours (8.39).
 */
export function postNoteStock(account: Account, note: Note, warehouseId?: number): void {
  if (note.postedWarehouseId !== undefined)
    throw refuse.validation('O estoque da nota fiscal já foi lançado.');
  note.postedWarehouseId = warehouseId ?? defaultWarehouse(account).id;
  moveAll(account, note, { operation: 'S', warehouseId: note.postedWarehouseId });
}

export function reverseNoteStock(account: Account, note: Note): void {
  const warehouseId = note.postedWarehouseId;
  if (warehouseId === undefined)
    throw refuse.validation('O estoque da nota fiscal não foi lançado.');
  note.postedWarehouseId = undefined;
  moveAll(account, note, { operation: 'E', warehouseId });
}

/** What an account's notes do by themselves when they are authorised. */
export function postNoteByItself(account: Account, note: Note): void {
  const { notePostsStock, notePostsAccounts } = account.fiscal.settings;
  if (notePostsStock && note.postedWarehouseId === undefined) postNoteStock(account, note);
  if (notePostsAccounts && !note.accountsPosted) postNoteAccounts(account, note);
}

function moveAll(
  account: Account,
  note: Note,
  { operation, warehouseId }: { operation: StockOperation; warehouseId: number },
): void {
  const { scheduler, options, random } = account.world;
  const units = unitsOf(account, note);
  const cause = `note ${note.id} ${operation === 'S' ? 'posted' : 'reversed'}`;
  scheduler.after(pickMs(options.postingDelayMs, random), () => {
    for (const [productId, quantity] of units)
      moveStock(account, { productId, warehouseId, operation, quantity, cause });
  });
  touchNote(account, note);
  const order = account.orders.get(note.orderId);
  if (order) followReservation(account, order);
}

function unitsOf(account: Account, { fields }: Note): Map<number, number> {
  const units = new Map<number, number>();
  for (const item of fields.itens)
    for (const part of explode(account, productOfItem(account, item)?.id ?? 0, item.quantidade))
      units.set(part.productId, plus(units.get(part.productId) ?? 0, part.units));
  return units;
}
