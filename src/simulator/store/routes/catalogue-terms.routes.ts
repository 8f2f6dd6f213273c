import { Hono } from 'hono';

import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import type { Term } from '../terms.ts';
import { termRoutes } from './term.routes.ts';

/** `/products/categories`, `/products/tags`, `/products/brands`, each with `/batch`. */
export function catalogueTermRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const counted = (idsOf: (product: Product) => readonly number[]) => (term: Term) =>
    [...shop.products.values()].filter((product) => idsOf(product).includes(term.id)).length;
  app.route(
    '/',
    termRoutes(shop, {
      path: '/products/categories',
      terms: shop.categories,
      count: counted((product) => product.categoryIds),
      toWire: categoryToWire,
    }),
  );
  app.route(
    '/',
    termRoutes(shop, {
      path: '/products/tags',
      terms: shop.tags,
      count: counted((product) => product.tagIds),
      toWire: tagToWire,
    }),
  );
  app.route(
    '/',
    termRoutes(shop, {
      path: '/products/brands',
      terms: shop.brands,
      count: counted((product) => product.brandIds),
      toWire: categoryToWire,
    }),
  );
  return app;
}

function categoryToWire(term: Term, count: number) {
  return {
    id: term.id,
    name: term.name,
    slug: term.slug,
    parent: term.parent,
    description: term.description,
    display: 'default',
    image: null,
    menu_order: 0,
    count,
  };
}

function tagToWire({ id, name, slug, description }: Term, count: number) {
  return { id, name, slug, description, count };
}
