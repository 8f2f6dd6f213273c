import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import type { Args } from '../api/args.ts';
import { checkListArgs } from '../api/args.ts';
import { answerBatch } from '../api/batch.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { answerList } from '../api/list.ts';
import { validated } from '../api/validate.ts';
import { customerToWire } from '../customer-wire.ts';
import type { Customer } from '../customer.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { createCustomer, updateCustomer } from '../write-customer.ts';

const RULES = {
  email: { type: 'email' },
  first_name: { type: 'string' },
  last_name: { type: 'string' },
  username: { type: 'string' },
  billing: { type: 'object', parts: { email: { type: 'email' } } },
  shipping: { type: 'object', parts: {} },
  meta_data: { type: 'array' },
} as const;
const LIST = { orderBy: ['id', 'include', 'name', 'registered_date'], dates: [] };
const WRITES = ['POST', 'PUT', 'PATCH'];

/** `/customers` (guide 9). `modified_after` is ignored, as observed. */
export function customerRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const toWire = (customer: Customer) => customerToWire(shop, customer);

  app.get('/customers', (c) => {
    const { call } = c.env;
    checkListArgs(call.args, LIST);
    return answerList(shop, call, { rows: findCustomers(shop, call.args), toWire });
  });

  app.post('/customers', (c) => {
    const { call } = c.env;
    const customer = createCustomer(shop, validated(call.body, RULES));
    const headers = { Location: `${shop.options.siteUrl}/wp-json/wc/v3/customers/${customer.id}` };
    return answer(call, toWire(customer), { status: 201, headers });
  });

  app.on(WRITES, '/customers/batch', (c) =>
    answerBatch(shop, c.env.call, {
      create: (item) => toWire(createCustomer(shop, item)),
      update: (id, item) => toWire(updateCustomer(shop, getCustomer(shop, id), item)),
      delete: (id) => toWire(removeCustomer(shop, getCustomer(shop, id))),
    }),
  );

  app.get('/customers/:id{[0-9]+}', (c) =>
    answer(c.env.call, toWire(getCustomer(shop, Number(c.req.param('id'))))),
  );

  app.on(WRITES, '/customers/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const customer = getCustomer(shop, Number(c.req.param('id')));
    return answer(call, toWire(updateCustomer(shop, customer, validated(call.body, RULES))));
  });

  app.delete('/customers/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const customer = getCustomer(shop, Number(c.req.param('id')));
    if (!(call.args.flag('force') ?? call.body['force'] === true)) {
      throw refusal(
        501,
        'woocommerce_rest_trash_not_supported',
        'Customers do not support trashing.',
      );
    }
    return answer(call, toWire(removeCustomer(shop, customer)));
  });

  return app;
}

function findCustomers(shop: Shop, args: Args): readonly Customer[] {
  const role = args.text('role') ?? 'customer';
  const email = args.text('email')?.toLowerCase();
  const search = args.text('search')?.toLowerCase();
  const include = args.integers('include');
  return [...shop.customers.values()]
    .filter((one) => role === 'all' || one.role === role)
    .filter((one) => email === undefined || one.email.toLowerCase() === email)
    .filter((one) => !search || `${one.email} ${one.username}`.toLowerCase().includes(search))
    .filter((one) => include.length === 0 || include.includes(one.id));
}

function getCustomer(shop: Shop, id: number): Customer {
  const customer = shop.customers.get(id);
  if (!customer) throw refusal(404, 'wc_user_invalid_id', 'Invalid resource ID.');
  return customer;
}

function removeCustomer(shop: Shop, customer: Customer): Customer {
  shop.customers.delete(customer.id);
  shop.emit('customer.deleted', customer.id);
  return customer;
}
