import { createHmac } from 'node:crypto';

import OAuth from 'oauth-1.0a';

import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { WooSettings } from './settings.ts';

export interface SignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Proves who calls. Each call is signed anew: a nonce is worth one try (guide woocommerce 1). */
export type Sign = (request: { readonly method: string; readonly url: string }) => SignedRequest;

export function createSign(
  settings: WooSettings,
  io: { readonly clock: Clock; readonly random: Random },
): Sign {
  const { consumerKey, consumerSecret } = settings;
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  const oauth = createOAuth(settings, io);
  return ({ method, url }) => {
    if (url.startsWith('http:')) return { url: withQuery(url, oauth(method, url)), headers: {} };
    if (settings.keysInUrl) {
      const keys = { consumer_key: consumerKey, consumer_secret: consumerSecret };
      return { url: withQuery(url, keys), headers: {} };
    }
    return { url, headers: { authorization: `Basic ${basic}` } };
  };
}

/** RFC 3986, as the store encodes before it compares signatures. */
export function withQuery(url: string, query: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(query).map(([key, value]) => `${encode(key)}=${encode(value)}`);
  if (pairs.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

type OAuthParameters = Omit<OAuth.Authorization, 'oauth_version'>;

/** One-legged OAuth 1.0a, which WooCommerce wants over plain HTTP; `oauth_version` stays out (guide 1). */
function createOAuth(
  { consumerKey, consumerSecret }: WooSettings,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
) {
  const signer: {
    getSignature(
      request: OAuth.RequestOptions,
      tokenSecret: string | undefined,
      data: Omit<OAuth.Data, 'oauth_version'>,
    ): string;
  } = new OAuth({
    consumer: { key: consumerKey, secret: consumerSecret },
    signature_method: 'HMAC-SHA256',
    hash_function: (base, key) => createHmac('sha256', key).update(base).digest('base64'),
  });
  return (method: string, url: string): Readonly<Record<string, string | number>> => {
    const data = {
      oauth_consumer_key: consumerKey,
      oauth_nonce: Buffer.from(random.bytes(16)).toString('hex'),
      oauth_signature_method: 'HMAC-SHA256',
      oauth_timestamp: Math.floor(clock.now() / 1_000),
    };
    // A copy: the library adds the parameters of the address to what it is given.
    const signature = signer.getSignature({ method, url }, undefined, { ...data });
    return { ...data, oauth_signature: signature } satisfies OAuthParameters;
  };
}

function encode(text: string | number): string {
  return encodeURIComponent(text).replace(
    /[!*'()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
