import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { toBoolean, toText } from '../input.ts';
import { missingParams, refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import type { AttributeTaxonomy, Term } from '../terms.ts';
import { slugOf } from '../wire-text.ts';
import { termRoutes } from './term.routes.ts';

/** `/products/attributes` and their terms. The terms of an attribute exist as routes once it exists. */
export function attributeRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();

  app.get('/products/attributes', (c) => {
    const all = [...shop.attributes.values()].map(attributeToWire);
    return answer(c.env.call, all);
  });

  app.post('/products/attributes', (c) => {
    const { call } = c.env;
    if (call.body['name'] === undefined) throw missingParams(['name']);
    const attribute = createAttribute(shop, toText(call.body['name']), {
      orderBy: toText(call.body['order_by']) || 'menu_order',
      hasArchives: toBoolean(call.body['has_archives']),
    });
    return answer(call, attributeToWire(attribute), { status: 201 });
  });

  app.get('/products/attributes/:id{[0-9]+}', (c) =>
    answer(c.env.call, attributeToWire(getAttribute(shop, Number(c.req.param('id'))))),
  );

  app.delete('/products/attributes/:id{[0-9]+}', (c) => {
    const attribute = getAttribute(shop, Number(c.req.param('id')));
    shop.attributes.delete(attribute.id);
    return answer(c.env.call, attributeToWire(attribute));
  });

  const terms = '/products/attributes/:id{[0-9]+}/terms';
  app.on(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], [terms, `${terms}/*`], (c) => {
    const attribute = getAttribute(shop, Number(c.req.param('id')));
    return termsOf(shop, attribute).fetch(c.req.raw, c.env);
  });

  return app;
}

function termsOf(shop: Shop, attribute: AttributeTaxonomy): StoreRoutes {
  const counts = (term: Term) =>
    [...shop.products.values()].filter((product) =>
      product.attributes.some((one) => one.id === attribute.id && one.options.includes(term.name)),
    ).length;
  const routes = termRoutes(shop, {
    path: `/products/attributes/${attribute.id}/terms`,
    terms: attribute.terms,
    count: counts,
    toWire: ({ id, name, slug, description }, count) => ({
      id,
      name,
      slug,
      description,
      menu_order: 0,
      count,
    }),
  });
  const app = new Hono<StoreEnv>();
  app.route('/wc/v3', routes);
  app.onError((error) => {
    throw error;
  });
  return app;
}

function createAttribute(
  shop: Shop,
  name: string,
  rest: { orderBy: string; hasArchives: boolean },
): AttributeTaxonomy {
  const slug = `pa_${slugOf(name)}`;
  if ([...shop.attributes.values()].some((one) => one.slug === slug)) {
    throw refusal(
      400,
      'woocommerce_rest_cannot_create',
      `Slug "${slugOf(name)}" is already in use. Change it, please.`,
    );
  }
  const id = shop.attributes.size + 1;
  const attribute: AttributeTaxonomy = { id, name, slug, ...rest, terms: new Map<number, Term>() };
  shop.attributes.set(id, attribute);
  return attribute;
}

function getAttribute(shop: Shop, id: number): AttributeTaxonomy {
  const attribute = shop.attributes.get(id);
  if (!attribute) {
    throw refusal(404, 'woocommerce_rest_taxonomy_invalid', 'Resource does not exist.');
  }
  return attribute;
}

function attributeToWire(attribute: AttributeTaxonomy) {
  return {
    id: attribute.id,
    name: attribute.name,
    slug: attribute.slug,
    type: 'select',
    order_by: attribute.orderBy,
    has_archives: attribute.hasArchives,
  };
}
