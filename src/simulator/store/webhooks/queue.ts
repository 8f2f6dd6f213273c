import type { Faults } from '../faults.ts';
import type { DeliveryEntry } from '../log.ts';
import type { Shop } from '../shop.ts';
import type { DeliveryPorts } from './delivery.ts';
import { deliveryIdOf, sendDelivery } from './delivery.ts';
import { errorEnvelope, webhookPayload } from './payload.ts';
import type { Webhook } from './webhook.ts';

/** The 7th failure in a row switches a webhook off (fact 2). */
const LAST_FAILURE = 7;

export interface WebhookQueue {
  readonly deliveries: readonly DeliveryEntry[];
  /** Deliveries that wait for their time. */
  waiting(): number;
}

/**
 * Listens to the shop. Each event becomes a delivery some seconds later, merged with one that still waits for the
 * same webhook and id; one runner, one try each (guide 7).
 */
export function createWebhookQueue(
  shop: Shop,
  parts: { ports: DeliveryPorts; faults: Faults },
): WebhookQueue {
  const pending = new Set<string>();
  const deliveries: DeliveryEntry[] = [];
  let runner: Promise<void> = Promise.resolve();

  function enqueue(webhook: Webhook, id: number) {
    const key = `${webhook.id} ${id}`;
    if (pending.has(key)) return;
    pending.add(key);
    shop.agenda.after(delay(webhook), () => {
      runner = afterwards(runner, async () => {
        pending.delete(key);
        await deliver(webhook, id);
      });
    });
  }

  function delay(webhook: Webhook): number {
    const { min, max } = shop.options.webhookDelayMs;
    if (parts.faults.takeForDelivery('late-delivery', webhook.topic)) return max + min + 1000;
    return min + shop.random.integer(Math.max(1, max - min));
  }

  async function deliver(webhook: Webhook, id: number) {
    if (!shop.webhooks.has(webhook.id) || webhook.status !== 'active') return;
    const entry = {
      at: shop.clock.now(),
      webhookId: webhook.id,
      topic: webhook.topic,
      resourceId: id,
      deliveryId: deliveryIdOf(webhook, shop.clock.now()),
    };
    if (parts.faults.takeForDelivery('drop-delivery', webhook.topic)) {
      deliveries.push({ ...entry, status: undefined, outcome: 'dropped' });
      return;
    }
    const [resource = ''] = webhook.topic.split('.');
    const payload = parts.faults.takeForDelivery('error-envelope', webhook.topic)
      ? errorEnvelope(resource)
      : webhookPayload(shop, webhook.topic, id);
    const status = await sendDelivery(parts.ports, {
      webhook,
      deliveryId: entry.deliveryId,
      payload,
    });
    const delivered = status !== undefined && status >= 200 && status <= 302;
    deliveries.push({ ...entry, status, outcome: delivered ? 'delivered' : 'failed' });
    countOutcome(webhook, delivered);
  }

  shop.listeners.push((topic, id) => {
    for (const webhook of shop.webhooks.values()) {
      if (webhook.status === 'active' && webhook.topic === topic) enqueue(webhook, id);
    }
  });
  return { deliveries, waiting: () => pending.size };
}

async function afterwards(before: Promise<void>, work: () => Promise<void>): Promise<void> {
  await before;
  await work();
}

function countOutcome(webhook: Webhook, delivered: boolean): void {
  webhook.failureCount = delivered ? 0 : webhook.failureCount + 1;
  if (webhook.failureCount >= LAST_FAILURE) webhook.status = 'disabled';
}
