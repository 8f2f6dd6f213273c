import type { Context } from 'hono';
import { Hono } from 'hono';

import type { CheckoutForm } from '../checkout/checkout-form.ts';
import type { CartItem } from '../checkout/place-order.ts';
import { placeOrder } from '../checkout/place-order.ts';
import type { Order } from '../order/order.ts';
import type { Shop } from '../shop.ts';
import { cartRows, toItems } from './cart.ts';
import { checkoutPage } from './checkout.page.ts';
import type { Page } from './layout.page.ts';
import { link } from './layout.page.ts';
import { isWaitingForPix, orderReceivedPage } from './order-received.page.ts';

/** What the pages around give the checkout. */
export interface CheckoutSurroundings {
  cartOf(c: Context): readonly CartItem[];
  keepCart(c: Context, items: readonly CartItem[]): void;
  show(c: Context, page: Omit<Page, 'inCart'>): Response | Promise<Response>;
}

const EMPTY: CheckoutForm = {
  firstName: '',
  lastName: '',
  company: '',
  document: '',
  email: '',
  phone: '',
  postcode: '',
  street: '',
  number: '',
  complement: '',
  neighborhood: '',
  city: '',
  state: '',
  note: '',
  shippingId: 'pac',
  payment: 'pix',
};

/** `/finalizar`: the form, the order, and the page after it. */
export function checkoutRoutes(shop: Shop, around: CheckoutSurroundings): Hono {
  const app = new Hono({ strict: false });
  /** By the token of the form, so that an impatient second click buys nothing. */
  const orderOf = new Map<string, Order>();

  app.get('/finalizar', (c) => {
    const rows = cartRows(shop, around.cartOf(c));
    if (rows.length === 0) return c.redirect(link(shop, '/carrinho/'), 303);
    const token = shop.random.uuid();
    const content = checkoutPage(shop, { rows, form: EMPTY, problems: {}, token });
    return around.show(c, { title: 'Finalizar compra', content });
  });

  app.post('/finalizar', async (c) => {
    const data = await c.req.formData();
    const token = readText(data, 'token');
    const before = orderOf.get(token);
    if (before) return c.redirect(received(shop, before), 303);
    const form = readForm(data);
    const items = around.cartOf(c);
    const result = placeOrder(shop, {
      form,
      items,
      customerIp: '127.0.0.1',
      userAgent: c.req.header('user-agent') ?? '',
    });
    if (!result.ok) {
      const rows = cartRows(shop, items);
      const content = checkoutPage(shop, { rows, form, problems: result.problems, token });
      around.keepCart(c, toItems(rows));
      c.status(422);
      return around.show(c, { title: 'Finalizar compra', content });
    }
    around.keepCart(c, []);
    if (token !== '') orderOf.set(token, result.order);
    return c.redirect(received(shop, result.order), 303);
  });

  app.get('/finalizar/order-received/:id', (c) => {
    const order = shop.orders.get(Number(c.req.param('id')));
    if (!order || order.orderKey !== c.req.query('key')) return c.notFound();
    const refresh = isWaitingForPix(order) ? { refreshS: 8 } : {};
    const content = orderReceivedPage(shop, order);
    return around.show(c, { title: `Pedido ${order.number}`, content, ...refresh });
  });

  return app;
}

function received(shop: Shop, order: Order): string {
  return link(shop, `/finalizar/order-received/${order.id}/?key=${order.orderKey}`);
}

function readText(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function readForm(data: FormData): CheckoutForm {
  const given = (name: keyof CheckoutForm) => readText(data, name);
  return {
    firstName: given('firstName'),
    lastName: given('lastName'),
    company: given('company'),
    document: given('document'),
    email: given('email'),
    phone: given('phone'),
    postcode: given('postcode'),
    street: given('street'),
    number: given('number'),
    complement: given('complement'),
    neighborhood: given('neighborhood'),
    city: given('city'),
    state: given('state'),
    note: given('note'),
    shippingId: given('shippingId'),
    payment: given('payment'),
  };
}
