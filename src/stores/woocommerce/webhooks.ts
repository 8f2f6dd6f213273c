import { createHmac } from 'node:crypto';

import { z } from 'zod';

import type { StoreWebhooks, WebhookHealth, WebhookTarget } from '../store-webhooks.ts';
import type { WooClient } from './client.ts';
import { readWholeList } from './list.ts';
import { openDelivery } from './webhook-delivery.ts';
import { Id, RawText } from './wire.ts';

/** Restoring fires nothing on newer stores, but does on older ones (guide woocommerce 7). */
export const TOPICS = [
  'order.created',
  'order.updated',
  'order.deleted',
  'order.restored',
  'product.created',
  'product.updated',
  'product.deleted',
] as const;

/** @see guide woocommerce 7: the secret is never told again */
export const Webhook = z
  .object({ id: Id, name: RawText, status: RawText, topic: RawText, delivery_url: RawText })
  .transform(({ delivery_url: url, ...rest }) => ({ ...rest, url }));
type Webhook = z.infer<typeof Webhook>;

export function createWebhooks(client: WooClient): StoreWebhooks {
  return {
    open: openDelivery,
    async health(target) {
      const alive = livingTopics(await readOurs(client, target));
      return healthOf(alive, []);
    },
    async ensure(target) {
      const ours = await readOurs(client, target);
      const alive = livingTopics(ours);
      const mended: string[] = [];
      for (const topic of TOPICS) {
        await mendTopic(client, { topic, target, hooks: ours.filter((h) => h.topic === topic) });
        if (!alive.has(topic)) mended.push(topic);
      }
      return healthOf(livingTopics(await readOurs(client, target)), mended);
    },
  };
}

interface TopicCase {
  readonly topic: string;
  readonly target: WebhookTarget;
  readonly hooks: readonly Webhook[];
}

/**
 * Leaves exactly one living hook. A dead one is made anew: brought back to life, it keeps its count of
 * failures and dies of the next one (guide, fact 2). Twins deliver everything twice.
 */
async function mendTopic(client: WooClient, { topic, target, hooks }: TopicCase): Promise<void> {
  const kept = hooks.find(({ status }) => status === 'active');
  for (const { id } of hooks.filter((hook) => hook !== kept))
    await client.write({ method: 'DELETE', path: `webhooks/${id}`, query: { force: 'true' } });
  const name = nameOf(topic, target.secret);
  const { url: delivery_url, secret } = target;
  if (!kept) {
    const body = { name, topic, delivery_url, secret, status: 'active' };
    await client.write({ method: 'POST', path: 'webhooks', body });
  } else if (kept.name !== name)
    await client.write({ method: 'PUT', path: `webhooks/${kept.id}`, body: { name, secret } });
}

/** The name tells which secret the hook was made with, for the store never does. */
function nameOf(topic: string, secret: string): string {
  const mark = createHmac('sha256', secret).update('TotoroACDC webhook').digest('hex').slice(0, 8);
  return `TotoroACDC ${topic} ${mark}`;
}

async function readOurs(client: WooClient, { url }: WebhookTarget): Promise<Webhook[]> {
  const query = { orderby: 'id', order: 'asc' };
  const all = await readWholeList(client, { path: 'webhooks', query, row: Webhook });
  return all.filter((hook) => hook.url === url);
}

function livingTopics(hooks: readonly Webhook[]): ReadonlySet<string> {
  return new Set(hooks.filter(({ status }) => status === 'active').map(({ topic }) => topic));
}

function healthOf(alive: ReadonlySet<string>, mended: readonly string[]): WebhookHealth {
  return {
    active: TOPICS.filter((topic) => alive.has(topic)),
    mended: mended.filter((topic) => alive.has(topic)),
    dead: TOPICS.filter((topic) => !alive.has(topic)),
  };
}
