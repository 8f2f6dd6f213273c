import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { knownStatuses } from '../order/status.ts';
import { PAYMENT_METHODS } from '../payment-methods.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';

/** What a connector asks once about the shop: statuses, currency, settings, gateways, versions. */
export function settingRoutes(shop: Shop): StoreRoutes {
  const app = new Hono<StoreEnv>();

  app.get('/reports/orders/totals', (c) => {
    const totals = Object.entries(knownStatuses(shop)).map(([slug, name]) => ({
      slug,
      name,
      total: [...shop.orders.values()].filter((order) => order.status === slug).length,
    }));
    return answer(c.env.call, totals);
  });

  app.get('/data/currencies/current', (c) =>
    answer(c.env.call, { code: 'BRL', name: 'Brazilian real', symbol: '&#82;&#36;' }),
  );

  app.get('/settings/:group/:id', (c) => {
    const id = c.req.param('id');
    const value = settings(shop)[`${c.req.param('group')}/${id}`];
    if (value === undefined) {
      throw refusal(404, 'woocommerce_rest_setting_setting_invalid', 'Invalid setting.');
    }
    return answer(c.env.call, { id, label: id, description: '', type: 'text', value });
  });

  app.get('/payment_gateways', (c) =>
    answer(
      c.env.call,
      PAYMENT_METHODS.map((method, order) => ({
        id: method.id,
        title: method.title,
        description: '',
        order,
        enabled: true,
        method_title: method.title,
        method_description: '',
        method_supports: ['products'],
        settings: {},
      })),
    ),
  );

  app.get('/system_status', (c) => answer(c.env.call, systemStatus(shop)));
  return app;
}

function settings(shop: Shop): Readonly<Record<string, string>> {
  return {
    'general/woocommerce_currency': 'BRL',
    'general/woocommerce_default_country': 'BR:SP',
    'general/woocommerce_price_thousand_sep': '.',
    'general/woocommerce_price_decimal_sep': ',',
    'general/woocommerce_price_num_decimals': '2',
    'general/woocommerce_calc_taxes': 'no',
    'products/woocommerce_weight_unit': 'kg',
    'products/woocommerce_dimension_unit': 'cm',
    'products/woocommerce_manage_stock': shop.options.manageStock ? 'yes' : 'no',
    'products/woocommerce_hold_stock_minutes': String(shop.options.holdStockMinutes),
    'products/woocommerce_notify_no_stock_amount': '0',
  };
}

function systemStatus(shop: Shop) {
  return {
    environment: {
      home_url: shop.options.siteUrl,
      site_url: shop.options.siteUrl,
      version: '11.0.1',
      wp_version: '6.9',
      wp_multisite: false,
      wp_cron: true,
      language: 'pt_BR',
      server_info: 'Apache',
      php_version: '8.2.29',
      php_post_max_size: 8_388_608,
      php_max_execution_time: 30,
      default_timezone: 'UTC',
    },
    settings: {
      api_enabled: false,
      currency: 'BRL',
      currency_symbol: 'R$',
      thousand_separator: '.',
      decimal_separator: ',',
      number_of_decimals: 2,
      HPOS_enabled: shop.options.orderStorage === 'hpos',
      order_datastore: shop.options.orderStorage === 'hpos' ? 'OrdersTableDataStore' : 'CPT',
    },
  };
}
