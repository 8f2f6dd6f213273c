import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import { checkListArgs } from '../api/args.ts';
import { answerBatch } from '../api/batch.ts';
import type { Call, StoreEnv, StoreRoutes } from '../api/call.ts';
import { answerList } from '../api/list.ts';
import { validated } from '../api/validate.ts';
import { findOrders } from '../order/find-orders.ts';
import { orderListRules, orderRules } from '../order/order-rules.ts';
import { orderToWire } from '../order/order-wire.ts';
import type { Order } from '../order/order.ts';
import { removeOrder } from '../order/remove-order.ts';
import { createOrder, updateOrder } from '../order/write-order.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';

const WRITES = ['POST', 'PUT', 'PATCH'];

/** `/orders`, `/orders/{id}`, `/orders/batch` (guide 5). */
export function orderRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const toWire = (order: Order) => orderToWire(shop, order);

  app.get('/orders', (c) => {
    const { call } = c.env;
    checkListArgs(call.args, orderListRules(shop));
    return answerList(shop, call, {
      rows: findOrders(shop, call.args),
      toWire: (order) => orderToWire(shop, order, decimals(call)),
      repeats: 'status[0]=any&dp=2&context=view',
    });
  });

  app.post('/orders', (c) => {
    const { call } = c.env;
    const order = createOrder(shop, validated(call.body, orderRules(shop)));
    const headers = { Location: `${shop.options.siteUrl}/wp-json/wc/v3/orders/${order.id}` };
    return answer(call, toWire(order), { status: 201, headers });
  });

  app.on(WRITES, '/orders/batch', (c) =>
    answerBatch(shop, c.env.call, {
      create: (item) => toWire(createOrder(shop, item)),
      update: (id, item) => toWire(updateOrder(shop, getOrderToChange(shop, id), item)),
      delete: (id) => toWire(removeOrder(shop, getOrder(shop, id), { force: true })),
    }),
  );

  app.get('/orders/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const order = getOrder(shop, Number(c.req.param('id')));
    return answer(call, orderToWire(shop, order, decimals(call)));
  });

  app.on(WRITES, '/orders/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const order = getOrderToChange(shop, Number(c.req.param('id')));
    return answer(call, toWire(updateOrder(shop, order, validated(call.body, orderRules(shop)))));
  });

  app.delete('/orders/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const order = getOrder(shop, Number(c.req.param('id')));
    const force = call.args.flag('force') ?? call.body['force'] === true;
    return answer(call, toWire(removeOrder(shop, order, { force })));
  });

  return app;
}

function decimals(call: Call): number {
  return Number(call.args.text('dp') ?? '2');
}

function getOrder(shop: Shop, id: number): Order {
  const order = shop.orders.get(id);
  if (!order) throw refusal(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
  return order;
}

function getOrderToChange(shop: Shop, id: number): Order {
  const order = shop.orders.get(id);
  if (!order) throw refusal(400, 'woocommerce_rest_shop_order_invalid_id', 'ID is invalid.');
  return order;
}
