import { createHmac } from 'node:crypto';

import type { ConsumerKey } from '../options.ts';
import { Refusal, refusal } from '../refusal.ts';

const WINDOW_S = 15 * 60;
const NEEDED = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
];

/** What a one-legged OAuth 1.0a request is checked against. `url` is the shop's own address of the resource. */
export interface OauthRequest {
  readonly method: string;
  readonly url: string;
  /** All parameters, of the query and of the header. */
  readonly params: URLSearchParams;
  readonly keys: readonly ConsumerKey[];
  readonly nowS: number;
  /** Nonces seen, per key: `key nonce` to its second. */
  readonly nonces: Map<string, number>;
}

/** Gives the key, or nothing when there is no OAuth in the request. @throws {Refusal} guide 1 */
export function checkOauth(request: OauthRequest): ConsumerKey | undefined {
  const { params } = request;
  if (!NEEDED.some((name) => params.has(name))) return undefined;
  const missing = NEEDED.filter((name) => !params.get(name));
  if (missing.length > 0) {
    throw new Refusal({
      status: 401,
      code: 'woocommerce_rest_authentication_missing_parameter',
      message: `Missing OAuth parameters ${missing.join(', ')}`,
    });
  }
  const key = request.keys.find((one) => one.key === params.get('oauth_consumer_key'));
  if (!key) throw denied('Consumer key is invalid.');
  if (sign(request, key.secret) !== params.get('oauth_signature')) {
    throw denied('Invalid signature - provided signature does not match.');
  }
  useNonce(request, key);
  return key;
}

function useNonce(request: OauthRequest, key: ConsumerKey): void {
  const timestamp = Number(request.params.get('oauth_timestamp'));
  if (!(Math.abs(request.nowS - timestamp) <= WINDOW_S)) throw denied('Invalid timestamp.');
  const nonce = `${key.key} ${request.params.get('oauth_nonce')}`;
  for (const [old, second] of request.nonces) {
    if (second < request.nowS - WINDOW_S) request.nonces.delete(old);
  }
  if (request.nonces.has(nonce)) {
    throw denied('Invalid nonce - nonce has already been used.');
  }
  request.nonces.set(nonce, timestamp);
}

function sign(request: OauthRequest, secret: string): string {
  const pairs = [...request.params]
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted();
  const base = [request.method, encode(request.url), encode(pairs.join('&'))].join('&');
  const wide = request.params.get('oauth_signature_method') === 'HMAC-SHA256';
  return createHmac(wide ? 'sha256' : 'sha1', `${secret}&`)
    .update(base)
    .digest('base64');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign_) => `%${sign_.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function denied(message: string): Refusal {
  return refusal(401, 'woocommerce_rest_authentication_error', message);
}
