import { timingSafeEqual } from 'node:crypto';

import type { ConsumerKey } from '../options.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { checkOauth } from './oauth.ts';

export interface Credentials {
  readonly method: string;
  /** What stood in the request line: an overridden method is not signed. */
  readonly sentMethod: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly isSsl: boolean;
}

/** Remembers nonces between calls. */
export function createAuthorizer(shop: Shop) {
  const nonces = new Map<string, number>();

  /** The key of a call to `wc/`, by the rules of guide 1. @throws {Refusal} 401 or 403 */
  return function authorize(request: Credentials): ConsumerKey {
    const isKnownDoor = request.url.pathname.includes('wp-json/wc/');
    const key = isKnownDoor ? findKey(shop, request, nonces) : undefined;
    if (!key) throw notAllowed(401, request);
    requirePermission(key, request.method);
    if (key.role === 'customer') throw notAllowed(403, request);
    return key;
  };
}

function findKey(shop: Shop, request: Credentials, nonces: Map<string, number>) {
  const byPassword = request.isSsl ? findByPassword(shop, request) : undefined;
  if (byPassword) return byPassword;
  const home = new URL(shop.options.siteUrl);
  home.protocol = request.isSsl ? 'https:' : 'http:';
  return checkOauth({
    method: request.sentMethod,
    url: `${home.origin}${request.url.pathname}`,
    params: oauthParams(request),
    keys: shop.options.keys,
    nowS: Math.floor(shop.clock.now() / 1000),
    nonces,
  });
}

/** Query first, then Basic; an unknown key is as good as none, a wrong secret is said (guide 1). */
function findByPassword(shop: Shop, request: Credentials): ConsumerKey | undefined {
  const query = request.url.searchParams;
  const given = query.get('consumer_key')
    ? { key: query.get('consumer_key'), secret: query.get('consumer_secret') ?? '' }
    : basic(request.authorization);
  const key = shop.options.keys.find((one) => one.key === given?.key);
  if (!key || !given) return undefined;
  if (!isSame(key.secret, given.secret)) {
    throw refusal(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.');
  }
  return key;
}

function basic(header: string | undefined) {
  const encoded = /^Basic\s+(.+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return undefined;
  const [key = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { key, secret: secret.join(':') };
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function oauthParams(request: Credentials): URLSearchParams {
  const params = new URLSearchParams(request.url.searchParams);
  const header = /^OAuth\s+(.+)$/i.exec(request.authorization ?? '')?.[1];
  for (const part of header?.split(',') ?? []) {
    const [name = '', value = ''] = part.trim().split('=', 2);
    if (name !== 'realm') params.set(name, decodeURIComponent(value.replaceAll('"', '')));
  }
  return params;
}

function requirePermission(key: ConsumerKey, method: string): void {
  const wanted = ['GET', 'HEAD', 'OPTIONS'].includes(method) ? 'read' : 'write';
  if (key.permissions === 'read_write' || key.permissions === wanted) return;
  throw refusal(
    401,
    'woocommerce_rest_authentication_error',
    `The API key provided does not have ${wanted} permissions.`,
  );
}

const DENIALS: Readonly<Record<string, readonly [code: string, what: string]>> = {
  POST: ['create', 'you are not allowed to create resources.'],
  PUT: ['edit', 'you are not allowed to edit this resource.'],
  PATCH: ['edit', 'you are not allowed to edit this resource.'],
  DELETE: ['delete', 'you are not allowed to delete this resource.'],
};

function notAllowed(status: number, request: Credentials) {
  const isBatch = request.url.pathname.endsWith('/batch');
  const [code, what] = isBatch
    ? ['batch', 'you are not allowed to batch manipulate this resource.']
    : (DENIALS[request.method] ?? ['view', 'you cannot list resources.']);
  return refusal(status, `woocommerce_rest_cannot_${code}`, `Sorry, ${what}`);
}
