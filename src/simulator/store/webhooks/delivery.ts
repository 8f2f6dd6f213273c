import { createHash, createHmac } from 'node:crypto';

import type { Clock } from '../../../kernel/clock.ts';
import { toPhpJson } from '../wire-text.ts';
import type { Webhook } from './webhook.ts';

const TIMEOUT_MS = 60_000;
const USER_AGENT = 'WooCommerce/11.0.1 Hookshot (WordPress/6.9)';

export interface DeliveryPorts {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly siteUrl: string;
}

export interface Delivery {
  readonly webhook: Webhook;
  readonly deliveryId: string;
  readonly payload: unknown;
}

/** All deliveries of one webhook in one second share this (fact 3). */
export function deliveryIdOf(webhook: Webhook, instant: number): string {
  return createHash('md5')
    .update(`${webhook.id}${Math.floor(instant / 1000)}`)
    .digest('hex');
}

/** Sends once. Gives the HTTP status, or undefined when nobody answered within 60 s. */
export async function sendDelivery(
  ports: DeliveryPorts,
  delivery: Delivery,
): Promise<number | undefined> {
  const { webhook } = delivery;
  const body = Buffer.from(toPhpJson(delivery.payload));
  const [resource = '', event = ''] = webhook.topic.split('.');
  return post(ports, webhook.deliveryUrl, {
    body: body.toString(),
    headers: {
      'User-Agent': USER_AGENT,
      'Content-Type': 'application/json',
      'X-WC-Webhook-Source': `${ports.siteUrl}/`,
      'X-WC-Webhook-Topic': webhook.topic,
      'X-WC-Webhook-Resource': resource,
      'X-WC-Webhook-Event': event,
      'X-WC-Webhook-Signature': createHmac('sha256', webhook.secret).update(body).digest('base64'),
      'X-WC-Webhook-ID': String(webhook.id),
      'X-WC-Webhook-Delivery-ID': delivery.deliveryId,
    },
  });
}

/** The unsigned form of a new webhook (guide 7). */
export function sendPing(ports: DeliveryPorts, webhook: Webhook): Promise<number | undefined> {
  return post(ports, webhook.deliveryUrl, {
    body: `webhook_id=${webhook.id}`,
    headers: { 'User-Agent': USER_AGENT, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
}

async function post(
  ports: DeliveryPorts,
  url: string,
  message: { body: string; headers: Readonly<Record<string, string>> },
): Promise<number | undefined> {
  const ended = new AbortController();
  const overdue = new AbortController();
  const patience = ports.clock.sleep(TIMEOUT_MS, ended.signal).then(() => overdue.abort());
  const [sent] = await Promise.allSettled([
    ports.fetch(url, { ...message, method: 'POST', redirect: 'manual', signal: overdue.signal }),
  ]);
  ended.abort();
  await Promise.allSettled([patience]);
  if (sent.status === 'rejected') return undefined;
  await sent.value.body?.cancel();
  return sent.value.status;
}
