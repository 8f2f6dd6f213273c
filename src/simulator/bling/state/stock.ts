import type { Account } from '../world.ts';
import { minus, plus } from './amount.ts';
import { balanceOf, physicalOf } from './balance.ts';
import { recordBalance } from './history.ts';
import { childrenOf, virtualKitsWith } from './product.ts';
import { stockCreated, virtualStockUpdated } from './stock-events.ts';
import type { StockMovement } from './stock-movement.ts';

/** Moves physical stock at once and tells the apps. @returns the id of the movement */
export function moveStock(account: Account, movement: StockMovement): number {
  const { productId, warehouseId, operation, quantity } = movement;
  const before = physicalOf(account, productId, warehouseId);
  const after = { B: quantity, E: plus(before, quantity), S: minus(before, quantity) }[operation];
  const shelves = account.physical.get(productId) ?? new Map<number, number>();
  account.physical.set(productId, shelves.set(warehouseId, after));
  bumpProduct(account, productId);

  account.world.emit(account, stockCreated(account, movement));
  noteBalance(account, productId, movement.cause);
  tellDependants(account, productId, movement.cause);
  return account.world.ids.next();
}

/** Changes what orders hold of a product; `units` may be negative. */
export function holdUnits(
  account: Account,
  productId: number,
  { units, cause }: { units: number; cause: string },
): void {
  account.reserved.set(productId, plus(account.reserved.get(productId) ?? 0, units));
  bumpProduct(account, productId);
  account.world.emit(account, virtualStockUpdated(account, productId));
  noteBalance(account, productId, cause);
  tellDependants(account, productId, cause);
}

/** Writes the present balance into the history, without an event. */
export function noteBalance(account: Account, productId: number, cause: string): void {
  recordBalance(account, productId, { balance: balanceOf(account, productId), cause });
}

function tellDependants(account: Account, productId: number, cause: string): void {
  for (const kit of virtualKitsWith(account, productId)) {
    account.world.emit(account, virtualStockUpdated(account, kit.id));
    noteBalance(account, kit.id, cause);
  }
}

function bumpProduct(account: Account, productId: number): void {
  const product = account.products.get(productId);
  if (product && account.world.options.stockBumpsProductChange)
    product.changedAt = account.world.clock.now();
}

/** Whether a movement may be written on this product. */
export function holdsOwnStock(account: Account, productId: number): boolean {
  const product = account.products.get(productId);
  if (!product || product.fields.formato === 'V') return false;
  if (product.fields.formato === 'E') return product.fields.estrutura.tipoEstoque !== 'V';
  return childrenOf(account, productId).length === 0;
}
