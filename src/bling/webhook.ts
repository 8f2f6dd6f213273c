import { createHmac, timingSafeEqual } from 'node:crypto';

import { BlingSignatureInvalid } from './failures.ts';
import { readJson } from './transport.ts';
import { BlingEventContent, BlingEventEnvelope } from './webhook-event.ts';

export type BlingWebhook = BlingEvent | UnreadableWebhook;

/** That something changed in Bling. What it is now, the flow reads for itself. */
export type BlingEvent = {
  readonly readable: true;
  /** Unique; a repeated delivery has the same. */
  readonly eventId: string;
  /** When it happened, epoch ms. */
  readonly date: number;
  readonly companyId: string;
} & BlingEventContent;

/** Truly from Bling, but not in words that we know: keep it aside and answer 2xx (domain rules 5.1). */
export interface UnreadableWebhook {
  readonly readable: false;
  /** For the log. */
  readonly reason: string;
  readonly eventId: string | undefined;
  readonly companyId: string | undefined;
}

/**
 * Reads a webhook, once it is sure that Bling wrote these bytes (guide 4.3).
 *
 * @param secrets client secrets of the app; while one is being replaced, the old and the new
 * @throws {BlingSignatureInvalid} when the header is missing or was made with none of the secrets
 */
export function openBlingWebhook({ body, signature, secrets }: SignedWebhook): BlingWebhook {
  // Every secret is tried, so that the time taken tells nothing.
  const matches = secrets.filter((secret) => isSignedWith(secret, { body, signature }));
  if (matches.length === 0) throw new BlingSignatureInvalid('signature does not match the body');

  const json = readJson(new TextDecoder().decode(body));
  if (!json.ok) return unreadable('not JSON', undefined);
  const envelope = BlingEventEnvelope.safeParse(json.value);
  if (!envelope.success) return unreadable(envelope.error.message, json.value);

  const { eventId, date, companyId, event, data } = envelope.data;
  const [kind, action] = event.split('.');
  const content = BlingEventContent.safeParse({ kind, action, data });
  if (!content.success) return unreadable(`${event}: ${content.error.message}`, json.value);
  return { readable: true, eventId, date, companyId, ...content.data };
}

export interface SignedWebhook {
  /** As received, before any parsing. */
  readonly body: Uint8Array;
  /** Header `X-Bling-Signature-256`. */
  readonly signature: string | undefined;
  readonly secrets: readonly string[];
}

function isSignedWith(
  secret: string,
  { body, signature }: Pick<SignedWebhook, 'body' | 'signature'>,
): boolean {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  const expected = Buffer.from(`sha256=${digest}`);
  const given = Buffer.from(signature ?? '');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function unreadable(reason: string, value: unknown): UnreadableWebhook {
  const { eventId, companyId } = hints(value);
  return { readable: false, reason, eventId, companyId };
}

function hints(value: unknown): { eventId: string | undefined; companyId: string | undefined } {
  const found = typeof value === 'object' && value !== null ? value : {};
  return {
    eventId: 'eventId' in found && typeof found.eventId === 'string' ? found.eventId : undefined,
    companyId:
      'companyId' in found && typeof found.companyId === 'string' ? found.companyId : undefined,
  };
}
