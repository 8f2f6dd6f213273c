import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import type { StoreOrderId } from '../../commerce/ids.ts';
import { StoreOrderId as OrderId } from '../../commerce/ids.ts';
import { StoreSignatureInvalid } from '../failures.ts';
import type { StoreDelivery, StoreEvent, StoreWebhooks } from '../store-webhooks.ts';
import { toItemId } from './item-id.ts';
import { parseJson } from './transport.ts';
import { Id, Instant, OptionalId, RawText } from './wire.ts';

type Opened = ReturnType<StoreWebhooks['open']>;

/** The resource as it was at delivery; of a deletion only the id (guide woocommerce 7). */
const Body = z.object({
  id: Id,
  type: RawText,
  parent_id: OptionalId,
  date_modified_gmt: Instant,
});
type Body = z.infer<typeof Body>;

/**
 * Reads a delivery. Signed are only the bytes, neither topic nor time, so it is a mere hint.
 *
 * @throws {StoreSignatureInvalid}
 * @see guide woocommerce 7
 */
export function openDelivery(delivery: StoreDelivery, secret: string): Opened {
  const { body, header } = delivery;
  const signature = header('x-wc-webhook-signature');
  if (signature === undefined && isPing(body))
    return { eventId: digest(body), event: { kind: 'none', reason: 'ping' } };
  if (signature === undefined) throw new StoreSignatureInvalid('there is no signature');
  if (!isSignedBy(signature, body, secret))
    throw new StoreSignatureInvalid('the signature is not of our secret');

  const parsed = Body.safeParse(parseJson(new TextDecoder().decode(body))?.json);
  const webhookId = header('x-wc-webhook-id') ?? '';
  if (!parsed.success) {
    const reason = 'no resource: an error of the store, or unreadable';
    return { eventId: digest(webhookId, body), event: { kind: 'none', reason } };
  }
  return {
    eventId: digest(webhookId, parsed.data.id, body, occasion(parsed.data, header)),
    event: toEvent(parsed.data, header),
  };
}

/** The store tries a new webhook with an unsigned form (guide 7). */
function isPing(body: Uint8Array): boolean {
  return body.length < 64 && /^webhook_id=\d+$/.test(new TextDecoder().decode(body));
}

function isSignedBy(signature: string, body: Uint8Array, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * A deletion has no time in its body: a second one of the same resource would look like the first. The
 * delivery id tells them apart; for all else it is no help, since it repeats within a second (guide, fact 3).
 */
function occasion({ date_modified_gmt: changed }: Body, header: StoreDelivery['header']): string {
  return changed === undefined ? (header('x-wc-webhook-delivery-id') ?? '') : '';
}

function toEvent(body: Body, header: StoreDelivery['header']): StoreEvent {
  const deleted = header('x-wc-webhook-event') === 'deleted';
  const resource = header('x-wc-webhook-resource');
  if (resource === 'order') return { kind: 'order', orderId: orderIdOf(body), deleted };
  if (resource !== 'product') return { kind: 'none', reason: `nothing to do with ${resource}` };
  const isVariation = body.type === 'variation' && body.parent_id !== '0';
  const itemId = isVariation ? toItemId(body.parent_id, body.id) : toItemId(body.id);
  return { kind: 'item', itemId, deleted };
}

function orderIdOf({ id }: Body): StoreOrderId {
  return OrderId.parse(id);
}

function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}
