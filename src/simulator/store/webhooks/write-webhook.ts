import type { Fields } from '../input.ts';
import { isGiven, toText } from '../input.ts';
import { missingParams, refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { isKnownTopic } from './topics.ts';
import type { Webhook } from './webhook.ts';

/** The same topic and address may be registered twice. @throws {Refusal} */
export function createWebhook(shop: Shop, body: Fields): Webhook {
  const missing = ['topic', 'delivery_url'].filter((name) => body[name] === undefined);
  if (missing.length > 0) throw missingParams(missing);
  check(body);
  const topic = toText(body['topic']);
  const webhook: Webhook = {
    id: shop.ids.webhook(),
    name: toText(body['name']) || `Webhook created on ${topic}`,
    status: toText(body['status']) || 'active',
    topic,
    deliveryUrl: toText(body['delivery_url']),
    secret: toText(body['secret']) || Buffer.from(shop.random.bytes(25)).toString('hex'),
    createdAt: shop.now(),
    modifiedAt: null,
    failureCount: 0,
  };
  shop.webhooks.set(webhook.id, webhook);
  return webhook;
}

/** Switching it on again does not forget the failures (fact 2). @throws {Refusal} */
export function updateWebhook(shop: Shop, webhook: Webhook, body: Fields): Webhook {
  check(body);
  if (isGiven(body, 'name')) webhook.name = toText(body['name']);
  if (isGiven(body, 'status')) webhook.status = toText(body['status']);
  if (isGiven(body, 'topic')) webhook.topic = toText(body['topic']);
  if (isGiven(body, 'delivery_url')) webhook.deliveryUrl = toText(body['delivery_url']);
  if (isGiven(body, 'secret')) webhook.secret = toText(body['secret']);
  webhook.modifiedAt = shop.now();
  return webhook;
}

function check(body: Fields): void {
  if (isGiven(body, 'topic') && !isKnownTopic(toText(body['topic']))) {
    throw refusal(
      400,
      'woocommerce_rest_shop_webhook_invalid_topic',
      'Webhook topic must be valid.',
    );
  }
  if (isGiven(body, 'delivery_url') && !/^https?:\/\/\S+$/.test(toText(body['delivery_url']))) {
    throw refusal(
      400,
      'woocommerce_rest_shop_webhook_invalid_delivery_url',
      'Webhook delivery URL must be a valid URL starting with http:// or https://.',
    );
  }
}
