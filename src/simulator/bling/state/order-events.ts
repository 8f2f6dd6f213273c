import { centsToNumber } from '../../../kernel/cents.ts';
import type { BlingEvent } from '../webhooks/event.ts';
import type { Account } from '../world.ts';
import { orderTotalCents } from './order-total.ts';
import type { Order } from './records.ts';

export function orderChanged(
  account: Account,
  order: Order,
  action: 'created' | 'updated',
): BlingEvent {
  return {
    name: `order.${action}`,
    data: {
      id: order.id,
      data: order.fields.data,
      numero: order.numero,
      numeroLoja: order.fields.numeroLoja,
      total: centsToNumber(orderTotalCents(order.fields)),
      contato: { id: order.fields.contato.id },
      vendedor: { id: order.fields.vendedor.id },
      loja: { id: order.fields.loja.id },
      situacao: { id: order.statusId, valor: account.statuses.get(order.statusId)?.valor ?? 0 },
    },
  };
}

export function orderDeleted(order: Order): BlingEvent {
  return { name: 'order.deleted', data: { id: order.id } };
}
