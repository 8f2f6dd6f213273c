import { hasLivingNote } from '../fiscal/books.ts';
import { generateNote } from '../fiscal/note-store.ts';
import type { NoteModel } from '../fiscal/note.ts';
import { postAccounts, reverseAccounts } from '../state/order-accounts.ts';
import { changeStatus } from '../state/order-status.ts';
import { removeOrder } from '../state/order-store.ts';
import { createOrder, replaceOrder } from '../state/order-write.ts';
import { postStock, reverseStock } from '../state/posting.ts';
import type { Order } from '../state/records.ts';
import { readBody } from '../wire/body.ts';
import { orderDetail, orderRow } from '../wire/order-view.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt, type ApiContext } from './api-env.ts';
import { orderFilter } from './orders.filter.ts';

/** `/pedidos/vendas` (guide 5.7). The answer of a save has no `numero` (measured). */
export const orders = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const rows = [...account.orders.values()].filter(orderFilter(query));
    const shown = page(rows, query, account.world.options);
    return c.json({ data: shown.map((order) => orderRow(account, order)) });
  })
  .post('/', async (c) => {
    const order = createOrder(c.env.account, await readBody(c));
    return c.json({ data: saved(order) }, 201);
  })
  .delete('/', (c) => {
    const { account } = c.env;
    const alertas = new Query(c).numbers('idsPedidosVendas').flatMap((id) => {
      const order = account.orders.get(id);
      if (!order) return [`A venda ${id} não foi encontrada.`];
      const reason = reasonToKeep(account, order);
      if (reason === undefined) removeOrder(account, order);
      return reason ?? [];
    });
    return alertas.length > 0 ? c.json({ data: { alertas } }, 200) : c.body(null, 204);
  })
  .get('/:id', (c) => c.json({ data: orderDetail(c.env.account, orderAt(c)) }))
  .put('/:id', async (c) => {
    const order = orderAt(c);
    replaceOrder(c.env.account, order, await readBody(c));
    return c.json({ data: saved(order) });
  })
  .delete('/:id', (c) => {
    const { account } = c.env;
    const order = orderAt(c);
    const reason = reasonToKeep(account, order);
    if (reason !== undefined) throw refuse.validation(reason);
    removeOrder(account, order);
    return c.body(null, 204);
  })
  .patch('/:id/situacoes/:idSituacao', (c) =>
    act(c, (account, order) => {
      changeStatus(account, order, Number(c.req.param('idSituacao')));
    }),
  )
  .post('/:id/lancar-estoque', (c) => act(c, postStock))
  .post('/:id/lancar-estoque/:idDeposito', (c) => {
    const warehouse = recordAt(c, 'idDeposito', c.env.account.warehouses);
    return act(c, (account, order) => {
      postStock(account, order, warehouse.id);
    });
  })
  .post('/:id/estornar-estoque', (c) => act(c, reverseStock))
  .post('/:id/lancar-contas', (c) => act(c, postAccounts))
  .post('/:id/estornar-contas', (c) => act(c, reverseAccounts))
  .post('/:id/gerar-nfe', (c) => generate(c, 'nfe'))
  .post('/:id/gerar-nfce', (c) => generate(c, 'nfce'));

function act(c: ApiContext, action: (account: Account, order: Order) => void): Response {
  action(c.env.account, orderAt(c));
  return c.body(null, 204);
}

function generate(c: ApiContext, model: NoteModel): Response {
  const { account } = c.env;
  const made = { idNotaFiscal: generateNote(account, orderAt(c), model).id };
  const { generatedNoteEnvelope } = account.world.options;
  return c.json(generatedNoteEnvelope === 'bare' ? made : { data: made }, 201);
}

function orderAt(c: ApiContext): Order {
  return recordAt(c, 'id', c.env.account.orders);
}

function saved(order: Order) {
  return { id: order.id, alertas: [], rastreamento: {} };
}

function reasonToKeep(account: Account, order: Order): string | undefined {
  if (!account.world.options.postedOrdersResistEdits) return undefined;
  const start = `A venda número ${order.numero} contém`;
  if (order.accountsPosted) return `${start} contas a receber lançadas e não pode ser excluída.`;
  if (order.postedWarehouseId !== undefined)
    return `${start} estoque lançado e não pode ser excluída.`;
  return hasLivingNote(account.fiscal, order.id)
    ? `${start} nota fiscal e não pode ser excluída.`
    : undefined;
}
