import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { answerList } from '../api/list.ts';
import { toBoolean, toText } from '../input.ts';
import { noteToWire, refundToWire } from '../order/detail-wire.ts';
import { addNote } from '../order/notes.ts';
import { createRefund } from '../order/order-refund.ts';
import type { Order, Refund } from '../order/order.ts';
import { missingParams, Refusal, refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';

/** `/orders/{id}/notes` and `/orders/{id}/refunds` (guide 5). */
export function orderDetailRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();

  app.get('/orders/:id{[0-9]+}/notes', (c) => {
    const { call } = c.env;
    const order = getNotedOrder(shop, Number(c.req.param('id')));
    const type = call.args.text('type') ?? 'any';
    const notes = order.notes
      .filter((note) => type === 'any' || note.forCustomer === (type === 'customer'))
      .toSorted((a, b) => b.createdAt - a.createdAt || a.id - b.id);
    return answer(
      call,
      notes.map((note) => noteToWire(shop, order, note)),
    );
  });

  app.post('/orders/:id{[0-9]+}/notes', (c) => {
    const { call } = c.env;
    const order = getNotedOrder(shop, Number(c.req.param('id')));
    if (call.body['note'] === undefined) throw missingParams(['note']);
    const note = addNote(shop, order, {
      text: toText(call.body['note']),
      forCustomer: toBoolean(call.body['customer_note']),
      author: toBoolean(call.body['added_by_user']) ? 'admin' : 'WooCommerce',
    });
    return answer(call, noteToWire(shop, order, note), { status: 201 });
  });

  app.get('/orders/:id{[0-9]+}/notes/:note{[0-9]+}', (c) => {
    const order = getNotedOrder(shop, Number(c.req.param('id')));
    const note = order.notes.find((one) => one.id === Number(c.req.param('note')));
    if (!note) throw refusal(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
    return answer(c.env.call, noteToWire(shop, order, note));
  });

  app.get('/orders/:id{[0-9]+}/refunds/:refund{[0-9]+}', (c) => {
    const order = getRefundOrder(shop, Number(c.req.param('id')));
    const refund = order.refunds.find((one) => one.id === Number(c.req.param('refund')));
    if (!refund)
      throw refusal(404, 'woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.');
    return answer(c.env.call, refundToWire(shop, order, refund));
  });

  app.get('/orders/:id{[0-9]+}/refunds', (c) => {
    const order = getRefundOrder(shop, Number(c.req.param('id')));
    const rows = order.refunds.toReversed();
    return answerList(shop, c.env.call, {
      rows,
      toWire: (refund: Refund) => refundToWire(shop, order, refund),
    });
  });

  app.post('/orders/:id{[0-9]+}/refunds', (c) => {
    const { call } = c.env;
    const order = getRefundOrder(shop, Number(c.req.param('id')));
    const refund = createRefund(shop, order, call.body);
    return answer(call, refundToWire(shop, order, refund), { status: 201 });
  });

  return app;
}

/** Another spelling of the code than everywhere else (guide 3). */
function getNotedOrder(shop: Shop, id: number): Order {
  const order = shop.orders.get(id);
  if (!order) throw refusal(404, 'woocommerce_rest_order_invalid_id', 'Invalid order ID.');
  return order;
}

function getRefundOrder(shop: Shop, id: number): Order {
  const order = shop.orders.get(id);
  if (order) return order;
  throw new Refusal({
    status: 500,
    code: 'woocommerce_rest_invalid_order_id',
    message: 'Invalid order ID.',
    rawData: 404,
  });
}
