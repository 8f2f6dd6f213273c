import { pickMs } from '../scheduler.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { defaultWarehouse } from './balance.ts';
import { postAccounts, reverseAccounts } from './order-accounts.ts';
import { orderChanged } from './order-events.ts';
import type { Order, TransitionAction } from './records.ts';
import { followReservation, unitsOfItems } from './reservation.ts';
import type { StockOperation } from './stock-movement.ts';
import { moveStock } from './stock.ts';

/** `lancar-estoque`: takes the items off the shelf. The texts of the refusals are ours (8.39). */
export function postStock(account: Account, order: Order, warehouseId?: number): void {
  if (order.postedWarehouseId !== undefined)
    throw refuse.validation('O estoque da venda já foi lançado.');
  order.postedWarehouseId = warehouseId ?? defaultWarehouse(account).id;
  order.postedUnits = unitsOfItems(account, order);
  moveAll(account, order, { operation: 'S', warehouseId: order.postedWarehouseId });
}

/** `estornar-estoque`: puts them back. */
export function reverseStock(account: Account, order: Order): void {
  const warehouseId = order.postedWarehouseId;
  if (warehouseId === undefined) throw refuse.validation('O estoque da venda não foi lançado.');
  order.postedWarehouseId = undefined;
  moveAll(account, order, { operation: 'E', warehouseId });
}

/** What a transition does by itself skips what is already done. */
export const TRANSITION_ACTIONS: Record<
  TransitionAction,
  (account: Account, order: Order) => void
> = {
  lancarEstoque: (account, order) => {
    if (order.postedWarehouseId === undefined) postStock(account, order);
  },
  estornarEstoque: (account, order) => {
    if (order.postedWarehouseId !== undefined) reverseStock(account, order);
  },
  lancarContas: (account, order) => {
    if (!order.accountsPosted) postAccounts(account, order);
  },
  estornarContas: (account, order) => {
    if (order.accountsPosted) reverseAccounts(account, order);
  },
};

function moveAll(
  account: Account,
  order: Order,
  { operation, warehouseId }: { operation: StockOperation; warehouseId: number },
): void {
  const { scheduler, options, random, clock } = account.world;
  const units = order.postedUnits;
  const cause = `order ${order.id} ${operation === 'S' ? 'posted' : 'reversed'}`;
  scheduler.after(pickMs(options.postingDelayMs, random), () => {
    for (const [productId, quantity] of units)
      moveStock(account, { productId, warehouseId, operation, quantity, cause });
  });
  order.changedAt = clock.now();
  account.world.emit(account, orderChanged(account, order, 'updated'));
  followReservation(account, order);
}
