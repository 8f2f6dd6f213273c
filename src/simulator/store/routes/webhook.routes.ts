import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import { checkListArgs } from '../api/args.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { inOrder, isInDates } from '../api/filters.ts';
import { answerList } from '../api/list.ts';
import { validated } from '../api/validate.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import type { DeliveryPorts } from '../webhooks/delivery.ts';
import { sendPing } from '../webhooks/delivery.ts';
import { webhookToWire } from '../webhooks/webhook-wire.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { createWebhook, updateWebhook } from '../webhooks/write-webhook.ts';

const STATUSES = ['active', 'paused', 'disabled'];
const RULES = {
  name: { type: 'string' },
  status: { type: 'string', oneOf: STATUSES },
  topic: { type: 'string' },
  delivery_url: { type: 'string' },
  secret: { type: 'string' },
} as const;
const LIST = {
  orderBy: ['date', 'id', 'title'],
  enums: { status: ['all', ...STATUSES] },
  dates: ['after', 'before'],
};

/** `/webhooks` (guide 7). The ping of a new one is awaited; its failure changes nothing. */
export function webhookRoutes(shop: Shop, ports: DeliveryPorts): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const toWire = (webhook: Webhook) => webhookToWire(shop, webhook);

  app.get('/webhooks', (c) => {
    const { call } = c.env;
    checkListArgs(call.args, LIST);
    const status = call.args.text('status') ?? 'all';
    const found = [...shop.webhooks.values()].filter(
      (one) =>
        (status === 'all' || one.status === status) &&
        isInDates(one, call.args, shop.options.gmtOffsetMinutes),
    );
    const rows = inOrder(found, call.args, () => 0);
    return answerList(shop, call, { rows, toWire });
  });

  app.post('/webhooks', async (c) => {
    const { call } = c.env;
    const webhook = createWebhook(shop, validated(call.body, RULES));
    await sendPing(ports, webhook);
    const headers = { Location: `${shop.options.siteUrl}/wp-json/wc/v3/webhooks/${webhook.id}` };
    return answer(call, toWire(webhook), { status: 201, headers });
  });

  app.get('/webhooks/:id{[0-9]+}', (c) =>
    answer(c.env.call, toWire(getWebhook(shop, Number(c.req.param('id'))))),
  );

  app.on(['POST', 'PUT', 'PATCH'], '/webhooks/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const webhook = getWebhook(shop, Number(c.req.param('id')));
    return answer(call, toWire(updateWebhook(shop, webhook, validated(call.body, RULES))));
  });

  app.delete('/webhooks/:id{[0-9]+}', (c) => {
    const { call } = c.env;
    const webhook = getWebhook(shop, Number(c.req.param('id')));
    if (!(call.args.flag('force') ?? call.body['force'] === true)) {
      throw refusal(
        501,
        'woocommerce_rest_trash_not_supported',
        'Webhooks do not support trashing.',
      );
    }
    shop.webhooks.delete(webhook.id);
    return answer(call, toWire(webhook));
  });

  return app;
}

function getWebhook(shop: Shop, id: number): Webhook {
  const webhook = shop.webhooks.get(id);
  if (!webhook) throw refusal(404, 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.');
  return webhook;
}
