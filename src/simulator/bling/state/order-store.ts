import type { Account } from '../world.ts';
import { receivablesOf } from './order-accounts.ts';
import { orderChanged, orderDeleted } from './order-events.ts';
import type { OrderFields } from './order-fields.ts';
import { isSettled, removeReceivable } from './receivable-store.ts';
import type { Order } from './records.ts';
import { followReservation } from './reservation.ts';

const CANCELLED = 12;

export interface NewOrder {
  readonly fields: OrderFields;
  readonly statusId: number;
  readonly numero?: number | undefined;
}

/** Saves an order of any channel, tells the apps, and lets the reservation follow. */
export function addOrder(account: Account, { fields, statusId, numero }: NewOrder): Order {
  const now = account.world.clock.now();
  account.lastOrderNumber = Math.max(account.lastOrderNumber + 1, numero ?? 0);
  const order: Order = {
    id: account.world.ids.next(),
    numero: numero ?? account.lastOrderNumber,
    fields: withNewIds(account, fields),
    statusId,
    createdAt: now,
    changedAt: now,
    held: new Map(),
    postedWarehouseId: undefined,
    postedUnits: new Map(),
    accountsPosted: false,
  };
  account.orders.set(order.id, order);
  account.world.emit(account, orderChanged(account, order, 'created'));
  followReservation(account, order);
  return order;
}

export function changeOrder(account: Account, order: Order, fields: OrderFields): void {
  order.fields = withNewIds(account, fields);
  touch(account, order);
  followReservation(account, order);
}

export function setStatus(account: Account, order: Order, statusId: number): void {
  order.statusId = statusId;
  touch(account, order);
  followReservation(account, order);
}

/** A deleted order first becomes cancelled (measured). Its open accounts go with it; what came in stays. */
export function removeOrder(account: Account, order: Order): void {
  if (order.statusId !== CANCELLED) setStatus(account, order, CANCELLED);
  account.orders.delete(order.id);
  for (const receivable of receivablesOf(account, order))
    if (!isSettled(account, receivable)) removeReceivable(account, receivable);
  account.world.emit(account, orderDeleted(order));
}

function touch(account: Account, order: Order): void {
  order.changedAt = account.world.clock.now();
  account.world.emit(account, orderChanged(account, order, 'updated'));
}

/** Every save gives new ids, so that those of an older read are stale (measured). */
function withNewIds(account: Account, fields: OrderFields): OrderFields {
  const fresh = <Row extends { id: number }>(row: Row) => ({
    ...row,
    id: account.world.ids.next(),
  });
  return {
    ...fields,
    itens: fields.itens.map(fresh),
    parcelas: fields.parcelas.map(fresh),
    transporte: { ...fields.transporte, volumes: fields.transporte.volumes.map(fresh) },
  };
}
