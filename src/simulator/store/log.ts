import type { QuantityChange } from './history.ts';

/** One arrival at the API. Instants are epoch ms; a lost answer keeps the status it would have had. */
export interface LogEntry {
  readonly number: number;
  readonly at: number;
  readonly method: string;
  /** Path with query, without secrets. */
  readonly path: string;
  /** The end of the consumer key that was accepted. */
  key: string | undefined;
  status: number | undefined;
  /** The fault that was played on it. */
  fault: string | undefined;
  /** Quantities this call changed, before and after. */
  writes: readonly QuantityChange[];
}

/** One try to deliver a webhook. */
export interface DeliveryEntry {
  readonly at: number;
  readonly webhookId: number;
  readonly topic: string;
  readonly resourceId: number;
  readonly deliveryId: string;
  /** HTTP status, or undefined when nobody answered or the delivery was dropped on purpose. */
  readonly status: number | undefined;
  readonly outcome: 'delivered' | 'failed' | 'dropped';
}

const SECRETS = ['consumer_secret', 'consumer_key', 'oauth_signature', 'oauth_consumer_key'];

export function loggedPath(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  for (const name of SECRETS) if (query.has(name)) query.set(name, '***');
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}
