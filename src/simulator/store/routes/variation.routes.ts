import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import { checkListArgs } from '../api/args.ts';
import { answerBatch } from '../api/batch.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { answerList } from '../api/list.ts';
import { validated } from '../api/validate.ts';
import { findProducts } from '../product/find-products.ts';
import { VARIATION_LIST, VARIATION_RULES } from '../product/product-rules.ts';
import type { Product } from '../product/product.ts';
import { removeVariation } from '../product/remove-product.ts';
import { variationToWire } from '../product/variation-wire.ts';
import { createVariation, updateVariation } from '../product/write-variation.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';

const ONE = '/products/:parent{[0-9]+}/variations/:id{[0-9]+}';
const WRITES = ['POST', 'PUT', 'PATCH'];

/** `/products/{id}/variations(+batch)` and the flat `/variations` of 11.0.1. */
export function variationRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const toWire = (variation: Product) => variationToWire(shop, variation);

  app.get('/variations', (c) => {
    const { call } = c.env;
    checkListArgs(call.args, VARIATION_LIST);
    const rows = findProducts(shop, call.args, allVariations(shop));
    return answerList(shop, call, { rows, toWire });
  });

  app.get('/products/:parent{[0-9]+}/variations', (c) => {
    const { call } = c.env;
    checkListArgs(call.args, VARIATION_LIST);
    const parentId = Number(c.req.param('parent'));
    const among = allVariations(shop).filter((one) => one.parentId === parentId);
    return answerList(shop, call, { rows: findProducts(shop, call.args, among), toWire });
  });

  app.post('/products/:parent{[0-9]+}/variations', (c) => {
    const { call } = c.env;
    const parent = getParent(shop, Number(c.req.param('parent')));
    const variation = createVariation(shop, parent, validated(call.body, VARIATION_RULES));
    const headers = {
      Location: `${shop.options.siteUrl}/wp-json/wc/v3/products/${parent.id}/variations/${variation.id}`,
    };
    return answer(call, toWire(variation), { status: 201, headers });
  });

  app.on(WRITES, '/products/:parent{[0-9]+}/variations/batch', (c) => {
    const parent = getParent(shop, Number(c.req.param('parent')));
    return answerBatch(shop, c.env.call, {
      create: (body) => toWire(createVariation(shop, parent, body)),
      update: (id, body) =>
        toWire(updateVariation(shop, getVariation(shop, parent.id, id), { parent, body })),
      delete: (id) => toWire(removeVariation(shop, getVariation(shop, parent.id, id))),
    });
  });

  app.get(ONE, (c) => {
    const variation = getVariation(shop, Number(c.req.param('parent')), Number(c.req.param('id')));
    return answer(c.env.call, toWire(variation));
  });

  app.on(WRITES, ONE, (c) => {
    const { call } = c.env;
    const parent = getParent(shop, Number(c.req.param('parent')));
    const variation = getVariation(shop, parent.id, Number(c.req.param('id')));
    const body = validated(call.body, VARIATION_RULES);
    return answer(call, toWire(updateVariation(shop, variation, { parent, body })));
  });

  app.delete(ONE, (c) => {
    const variation = getVariation(shop, Number(c.req.param('parent')), Number(c.req.param('id')));
    return answer(c.env.call, toWire(removeVariation(shop, variation)));
  });

  return app;
}

function allVariations(shop: Shop): readonly Product[] {
  return [...shop.products.values()].filter((one) => one.type === 'variation');
}

function getParent(shop: Shop, id: number): Product {
  const parent = shop.products.get(id);
  if (parent && parent.type !== 'variation') return parent;
  throw refusal(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
}

/** Unknown, or under the wrong parent (guide 3). */
function getVariation(shop: Shop, parentId: number, id: number): Product {
  const variation = shop.products.get(id);
  if (variation?.type === 'variation' && variation.parentId === parentId) return variation;
  throw refusal(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
}
