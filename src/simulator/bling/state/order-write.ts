import { hasLivingNote } from '../fiscal/books.ts';
import type { JsonObject } from '../wire/body.ts';
import { isObject } from '../wire/body.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { repostAccounts } from './order-accounts.ts';
import type { OrderFields } from './order-fields.ts';
import {
  identicalOrder,
  readOrder,
  requireFreeNumber,
  requireOwnInstallments,
} from './order-rules.ts';
import { addOrder, changeOrder } from './order-store.ts';
import type { Order } from './records.ts';

export function createOrder(account: Account, body: JsonObject): Order {
  const { options } = account.world;
  const fields = readOrder(account, body);
  const statusId = sentStatus(account, body) ?? options.newOrderStatusId;
  const numero = typeof body['numero'] === 'number' ? body['numero'] : undefined;
  if (numero !== undefined) requireFreeNumber(account, numero);
  const content = contentOf(fields);
  if (options.refusesIdenticalOrder && account.lastSavedOrder === content) throw identicalOrder();
  account.lastSavedOrder = content;
  return addOrder(account, { fields, statusId, numero });
}

/** PUT: blocks that are not sent are lost; `situacao` is ignored (guide 5.7). */
export function replaceOrder(account: Account, order: Order, body: JsonObject): void {
  requireEditable(account, order);
  const fields = readOrder(account, body);
  requireOwnInstallments(order, fields);
  if (contentOf(fields) === contentOf(order.fields)) throw identicalOrder();
  if (typeof body['numero'] === 'number') {
    requireFreeNumber(account, body['numero'], order.id);
    order.numero = body['numero'];
  }
  account.lastSavedOrder = contentOf(fields);
  changeOrder(account, order, fields);
  if (order.accountsPosted && account.world.options.editRepostsAccounts)
    repostAccounts(account, order);
}

/** A posting or a note holds it fast (guide 5.7); the texts are ours (8.39). */
function requireEditable(account: Account, order: Order): void {
  if (!account.world.options.postedOrdersResistEdits) return;
  const isPosted = order.postedWarehouseId !== undefined || order.accountsPosted;
  if (isPosted)
    throw refuse.validation(
      `A venda número ${order.numero} possui estoque ou contas lançadas e não pode ser alterada.`,
    );
  requireNoNote(account, order);
}

/** @throws a 400 when a note was made of it, unless this Bling lets such orders be changed */
export function requireNoNote(account: Account, order: Order): void {
  if (account.world.options.postedOrdersResistEdits && hasLivingNote(account.fiscal, order.id))
    throw refuse.validation(
      `A venda número ${order.numero} possui nota fiscal e não pode ser alterada.`,
    );
}

function sentStatus(account: Account, body: JsonObject): number | undefined {
  const sent = isObject(body['situacao']) ? body['situacao']['id'] : undefined;
  if (typeof sent !== 'number' || sent === 0) return undefined;
  if (!account.statuses.has(sent)) throw refuse.validation('A situação informada é inválida.');
  return sent;
}

/** What counts for "identical": everything but the ids that Bling gives. */
function contentOf({ itens, parcelas, transporte, ...rest }: OrderFields): string {
  return JSON.stringify({
    ...rest,
    itens: itens.map(withoutId),
    parcelas: parcelas.map(withoutId),
    transporte: { ...transporte, volumes: transporte.volumes.map(withoutId) },
  });
}

function withoutId<Row extends { readonly id: number }>({ id: _given, ...row }: Row) {
  return row;
}
