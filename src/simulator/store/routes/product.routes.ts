import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import { checkListArgs } from '../api/args.ts';
import { answerBatch } from '../api/batch.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { answerList } from '../api/list.ts';
import { validated } from '../api/validate.ts';
import type { Fields } from '../input.ts';
import { findProducts } from '../product/find-products.ts';
import { PRODUCT_LIST, PRODUCT_RULES } from '../product/product-rules.ts';
import { productToWire } from '../product/product-wire.ts';
import type { Product } from '../product/product.ts';
import { removeProduct } from '../product/remove-product.ts';
import { createProduct, updateProduct } from '../product/write-product.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';

/** `/products`, `/products/{id}`, `/products/batch` (guide 4). */
export function productRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const toWire = (product: Product) => productToWire(shop, product);

  app.get('/products', (c) => {
    const { call } = c.env;
    checkListArgs(call.args, PRODUCT_LIST);
    return answerList(shop, call, {
      rows: findProducts(shop, call.args, listed(shop, call.args.has('sku'))),
      toWire,
    });
  });

  app.post('/products', (c) => {
    const { call } = c.env;
    const product = createProduct(shop, validated(call.body, PRODUCT_RULES));
    const headers = { Location: `${shop.options.siteUrl}/wp-json/wc/v3/products/${product.id}` };
    return answer(call, toWire(product), { status: 201, headers });
  });

  app.on(['POST', 'PUT', 'PATCH'], '/products/batch', (c) =>
    answerBatch(shop, c.env.call, {
      create: (item) => toWire(createProduct(shop, item)),
      update: (id, item) => toWire(change(shop, id, item)),
      delete: (id) => toWire(removeProduct(shop, getProduct(shop, id, 404), { force: true })),
    }),
  );

  app.get('/products/:id{[0-9]+}', (c) =>
    answer(c.env.call, toWire(getProduct(shop, Number(c.req.param('id')), 404))),
  );

  app.on(['POST', 'PUT', 'PATCH'], '/products/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const id = Number(c.req.param('id'));
    return answer(call, toWire(change(shop, id, validated(call.body, PRODUCT_RULES))));
  });

  app.delete('/products/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const product = getProduct(shop, Number(c.req.param('id')), 404);
    const force = call.args.flag('force') ?? call.body['force'] === true;
    return answer(call, toWire(removeProduct(shop, product, { force })));
  });

  return app;
}

/** Variations are found by SKU only (guide 2). */
function listed(shop: Shop, withVariations: boolean): readonly Product[] {
  return [...shop.products.values()].filter((one) => withVariations || one.type !== 'variation');
}

/** Unknown is 404 on GET and DELETE but 400 on PUT (guide 3). */
function getProduct(shop: Shop, id: number, status: number): Product {
  const product = shop.products.get(id);
  if (!product) throw refusal(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  return product;
}

function change(shop: Shop, id: number, body: Fields): Product {
  const product = getProduct(shop, id, 400);
  if (product.type === 'variation') {
    throw refusal(
      404,
      'woocommerce_rest_invalid_product_id',
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
    );
  }
  return updateProduct(shop, product, body);
}
