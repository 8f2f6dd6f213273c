import { z } from 'zod';

import type { Clock } from '../kernel/clock.ts';
import type { Failure } from '../kernel/failure.ts';
import { ErrorAnswer } from './error-answer.ts';
import { BlingAuthorizationRefused, BlingDisconnected, BlingUnavailable } from './failures.ts';
import type { TokenGate } from './token-gate.ts';
import type { TokenGrant } from './token-store.ts';
import type { Heard, Transport } from './transport.ts';

export interface BlingOAuth {
  /** Where the owner of the account says yes. `state` is ours: random, and checked on return (guide 2.1). */
  authorizeUrl(state: string): string;
  /**
   * The code out of the address to which Bling sends the owner back.
   *
   * @throws {BlingAuthorizationRefused} when Bling reports an error or `state` is not ours
   */
  readCallback(query: URLSearchParams, state: string): string;
  /**
   * Swaps a code for tokens, **once**: Bling revokes the user when it sees a code again.
   *
   * @throws {BlingAuthorizationRefused} whatever goes wrong: begin anew with `authorizeUrl`
   */
  exchangeCode(code: string): Promise<TokenGrant>;
  /** A value and not thrown, because a failure may be survived while the old token lives. */
  refresh(refreshToken: string): Promise<Refreshed>;
}

export type Refreshed =
  | { readonly kind: 'granted'; readonly grant: TokenGrant }
  /** Final: the owner must connect again. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Try again, not sooner than in 15 s. */
  | { readonly kind: 'later'; readonly failure: Failure };

export interface OAuthOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly gate: TokenGate;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default Bling's. */
  readonly authorizeUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
}

export const BLING_AUTHORIZE_URL = 'https://www.bling.com.br/Api/v3/oauth/authorize';
export const BLING_API_URL = 'https://api.bling.com.br/Api/v3';
export const RETRY_REFRESH_AFTER_MS = 15_000;

const Granted = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    expires_in: z.coerce.number().positive(),
    scope: z.string().nullish(),
  })
  .transform((wire) => ({
    accessToken: wire.access_token,
    refreshToken: wire.refresh_token,
    expiresInMs: wire.expires_in * 1_000,
    scope: wire.scope ?? '',
  }));

/** Bling's authorization code flow (guide 2.1 to 2.3). */
export function createBlingOAuth(options: OAuthOptions): BlingOAuth {
  const { clock, gate, clientId, clientSecret } = options;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');

  async function post(form: Record<string, string>): Promise<Heard> {
    return options.transport({
      method: 'POST',
      url: options.tokenUrl ?? `${BLING_API_URL}/oauth/token`,
      headers: {
        authorization: `Basic ${basic}`,
        accept: '1.0',
        'content-type': 'application/x-www-form-urlencoded',
        'enable-jwt': '1',
      },
      body: new URLSearchParams(form).toString(),
      write: true,
    });
  }

  function toGrant(heard: Heard): TokenGrant | undefined {
    if (heard.kind === 'lost' || heard.status !== 200 || !heard.body.readable) return undefined;
    const parsed = Granted.safeParse(heard.body.value);
    if (!parsed.success) return undefined;
    const { accessToken, refreshToken, expiresInMs, scope } = parsed.data;
    const now = clock.now();
    return { accessToken, refreshToken, scope, grantedAt: now, expiresAt: now + expiresInMs };
  }

  return {
    authorizeUrl(state) {
      const url = new URL(options.authorizeUrl ?? BLING_AUTHORIZE_URL);
      url.searchParams.set('response_type', 'code');
      url.searchParams.set('client_id', clientId);
      url.searchParams.set('state', state);
      return url.toString();
    },

    readCallback(query, state) {
      const error = query.get('error');
      const detail = query.get('error_description') ?? error;
      if (error !== null) throw new BlingAuthorizationRefused({ detail: detail ?? error });
      if (query.get('state') !== state || state === '') {
        throw new BlingAuthorizationRefused({ detail: 'state' });
      }
      const code = query.get('code') ?? '';
      if (code === '') throw new BlingAuthorizationRefused({ detail: 'code' });
      return code;
    },

    async exchangeCode(code) {
      // Somebody waits for it, and it is good for a minute.
      for (let { waitMs } = await gate.pass(); waitMs > 0; { waitMs } = await gate.pass())
        await clock.sleep(waitMs);
      const heard = await post({ grant_type: 'authorization_code', code });
      const grant = toGrant(heard);
      if (!grant) throw new BlingAuthorizationRefused({ detail: toDetail(heard) });
      return grant;
    },

    async refresh(refreshToken) {
      const { waitMs } = await gate.pass();
      if (waitMs > 0) return { kind: 'later', failure: later('too many token calls', waitMs) };
      const heard = await post({ grant_type: 'refresh_token', refresh_token: refreshToken });
      const grant = toGrant(heard);
      if (grant) return { kind: 'granted', grant };
      const detail = toDetail(heard);
      return isFinal(heard)
        ? { kind: 'refused', failure: new BlingDisconnected({ detail }) }
        : { kind: 'later', failure: later(detail) };
    },
  };
}

function later(detail: string, retryAfterMs = RETRY_REFRESH_AFTER_MS): BlingUnavailable {
  return new BlingUnavailable({ detail: `token: ${detail}`, outcome: 'not_applied', retryAfterMs });
}

/** Only Bling's own word is final; a gateway's page is not. */
function isFinal(heard: Heard): boolean {
  if (heard.kind === 'lost' || [408, 429].includes(heard.status)) return false;
  if (heard.status < 400 || heard.status >= 500) return false;
  return heard.body.readable && ErrorAnswer.safeParse(heard.body.value).success;
}

function toDetail(heard: Heard): string {
  if (heard.kind === 'lost') return heard.why;
  const parsed = ErrorAnswer.safeParse(heard.body.readable ? heard.body.value : undefined);
  return parsed.success ? `${parsed.data.type}: ${parsed.data.text}` : `status ${heard.status}`;
}
