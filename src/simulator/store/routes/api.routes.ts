import { Hono } from 'hono';

import { answer, toResponse } from '../api/answer.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { Refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import type { DeliveryPorts } from '../webhooks/delivery.ts';
import { attributeRoutes } from './attribute.routes.ts';
import { catalogueTermRoutes } from './catalogue-terms.routes.ts';
import { customerRoutes } from './customer.routes.ts';
import { orderDetailRoutes } from './order-detail.routes.ts';
import { orderRoutes } from './order.routes.ts';
import { productRoutes } from './product.routes.ts';
import { settingRoutes } from './setting.routes.ts';
import { variationRoutes } from './variation.routes.ts';
import { webhookRoutes } from './webhook.routes.ts';

/** Everything below `/wp-json`, after the key was checked. Refusals become envelopes here. */
export function apiRoutes(shop: Shop, ports: DeliveryPorts): StoreRoutes {
  const app = new Hono<StoreEnv>();
  app.get('/', (c) => answer(c.env.call, siteIndex(shop)));
  app.get('/wc/v3', (c) => answer(c.env.call, { namespace: 'wc/v3', routes: {} }));
  app.post('/wp/v2/media', () => {
    throw new Refusal({
      status: 401,
      code: 'rest_cannot_create',
      message: 'Sorry, you are not allowed to create posts as this user.',
    });
  });
  const resources = [
    catalogueTermRoutes(shop),
    attributeRoutes(shop),
    productRoutes(shop),
    variationRoutes(shop),
    orderRoutes(shop),
    orderDetailRoutes(shop),
    customerRoutes(shop),
    webhookRoutes(shop, ports),
    settingRoutes(shop),
  ];
  for (const resource of resources) app.route('/wc/v3', resource);
  app.notFound(() =>
    toResponse(
      {
        code: 'rest_no_route',
        message: 'No route was found matching the URL and request method.',
        data: { status: 404 },
      },
      { status: 404 },
    ),
  );
  app.onError((error) => {
    if (error instanceof Refusal) return toResponse(error.toWire(), { status: error.status });
    throw error;
  });
  return app;
}

function siteIndex(shop: Shop) {
  const { siteUrl, siteName, gmtOffsetMinutes } = shop.options;
  return {
    name: siteName,
    description: '',
    url: siteUrl,
    home: siteUrl,
    gmt_offset: gmtOffsetMinutes / 60,
    timezone_string: gmtOffsetMinutes === -180 ? 'America/Sao_Paulo' : '',
    namespaces: ['oembed/1.0', 'wc/v1', 'wc/v2', 'wc/v3', 'wc/store/v1', 'wp/v2'],
    authentication: {},
    routes: {},
  };
}
