import { z } from 'zod';

import { ErpOrderId, InvoiceId } from '../commerce/ids.ts';
import type { ChannelId, ErpStatusId } from '../commerce/ids.ts';
import type { Api, Query } from './api.ts';
import type { BlingOrders } from './bling.ts';
import { toBody } from './body.ts';
import { changedSince } from './changed-since.ts';
import type { ErpOrderRow } from './erp-order.ts';
import { BlingRejected } from './failures.ts';
import { toOrderBody } from './order-body.ts';
import { mergeOrder } from './order-merge.ts';
import { OrderDetail, OrderListRow } from './order-reading.ts';
import { idAs } from './wire.ts';

/** "A venda possui a mesma situação" (guide 5.7). */
const SAME_STATUS = 50;
/** "Informações idênticas a última venda salva" (guide 5.7). */
const IDENTICAL = 3;
/** So that the address stays short (guide 5.6: 6 KB is fine, 9 KB is not). */
const NUMBERS_A_CALL = 50;

const GeneratedInvoice = z.object({ idNotaFiscal: idAs(InvoiceId) });

/** `/pedidos/vendas` (guide 5.7). */
export function createOrders(api: Api): BlingOrders {
  async function listFew(numbers: readonly string[], channelId: ChannelId) {
    const rows = await api.pages(OrderListRow, '/pedidos/vendas', [
      ...numbers.map((number) => ['numerosLojas[]', number] as const),
      ['idLoja', channelId],
    ]);
    // A filter that Bling does not know is ignored in silence (guide 1.4): look again.
    return rows.filter((row) => row.channelId === channelId && numbers.includes(row.storeNumber));
  }

  const act = (id: ErpOrderId, action: string) =>
    api.write({ method: 'POST', path: `/pedidos/vendas/${id}/${action}` });

  return {
    async listByStoreNumbers(numbers, channelId) {
      const found: ErpOrderRow[] = [];
      for (let start = 0; start < numbers.length; start += NUMBERS_A_CALL) {
        found.push(...(await listFew(numbers.slice(start, start + NUMBERS_A_CALL), channelId)));
      }
      return found;
    },

    listChanged({ page, changed, channelId }) {
      const filters: Query = [
        ...changedSince(changed),
        ...(channelId === undefined ? [] : [['idLoja', channelId] as const]),
      ];
      return api.page(OrderListRow, '/pedidos/vendas', { page, filters });
    },

    get: (id) => api.find(OrderDetail, `/pedidos/vendas/${id}`),

    create: (order) =>
      api.create(idAs(ErpOrderId), {
        method: 'POST',
        path: '/pedidos/vendas',
        body: toBody(toOrderBody(order)),
      }),

    async replace(id, order) {
      const path = `/pedidos/vendas/${id}`;
      const present = await api.read(z.record(z.string(), z.unknown()), path);
      const body = toBody(mergeOrder(present, order));
      const outcome = await api.attempt({ method: 'PUT', path, body });
      if (outcome.ok) return 'changed';
      const { failure } = outcome;
      if (failure instanceof BlingRejected && failure.has(IDENTICAL)) return 'already';
      throw failure;
    },

    postAccounts: (id) => act(id, 'lancar-contas'),
    reverseAccounts: (id) => act(id, 'estornar-contas'),
    postStock: (id, warehouseId) =>
      act(id, warehouseId === undefined ? 'lancar-estoque' : `lancar-estoque/${warehouseId}`),
    reverseStock: (id) => act(id, 'estornar-estoque'),

    async generateInvoice(id, model) {
      const path = `/pedidos/vendas/${id}/gerar-${model}`;
      const outcome = await api.attempt({ method: 'POST', path });
      if (!outcome.ok) throw outcome.failure;
      // Not in `data` by the specification; what a server really sends is not confirmed (guide 8.9).
      const made = GeneratedInvoice.safeParse(outcome.value);
      if (made.success) return made.data.idNotaFiscal;
      return api.made(idAs(InvoiceId), outcome.value);
    },

    async setStatus(id: ErpOrderId, statusId: ErpStatusId) {
      const path = `/pedidos/vendas/${id}/situacoes/${statusId}`;
      const outcome = await api.attempt({ method: 'PATCH', path });
      if (outcome.ok) return 'changed';
      const { failure } = outcome;
      if (failure instanceof BlingRejected && failure.has(SAME_STATUS)) return 'already';
      throw failure;
    },
  };
}
