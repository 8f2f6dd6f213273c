import { Hono } from 'hono';

import type { Shop } from '../shop.ts';

export function storefrontRoutes(shop: Shop): Hono {
  const app = new Hono();
  app.get('/', (c) => c.text(shop.options.siteName));
  return app;
}
