import type { Shop } from '../shop.ts';
import { wireDates } from '../site-time.ts';
import { hooksOf } from './topics.ts';
import type { Webhook } from './webhook.ts';

/** The secret is never shown. */
export function webhookToWire(shop: Shop, webhook: Webhook) {
  const created = wireDates(webhook.createdAt, shop.options.gmtOffsetMinutes);
  const modified = wireDates(webhook.modifiedAt, shop.options.gmtOffsetMinutes);
  const [resource = '', event = ''] = webhook.topic.split('.');
  const base = `${shop.options.siteUrl}/wp-json/wc/v3/webhooks`;
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return {
    id: webhook.id,
    name: webhook.name,
    status: webhook.status,
    topic: webhook.topic,
    resource,
    event,
    hooks: hooksOf(webhook.topic),
    delivery_url: webhook.deliveryUrl,
    date_created: created.local,
    date_created_gmt: created.gmt,
    date_modified: modified.local,
    date_modified_gmt: modified.gmt,
    _links: {
      self: [{ href: `${base}/${webhook.id}`, targetHints: { allow } }],
      collection: [{ href: base }],
    },
  };
}
