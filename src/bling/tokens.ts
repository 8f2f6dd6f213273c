import type { Clock } from '../kernel/clock.ts';
import type { AccessTokens } from './caller.ts';
import { BlingDisconnected, BlingUnavailable } from './failures.ts';
import type { BlingOAuth, Refreshed } from './oauth.ts';
import { RETRY_REFRESH_AFTER_MS } from './oauth.ts';
import type { StoredTokens, TokenStore } from './token-store.ts';

export interface TokensOptions {
  readonly store: TokenStore;
  readonly oauth: Pick<BlingOAuth, 'refresh'>;
  readonly clock: Clock;
}

type NotGranted = Exclude<Refreshed, { kind: 'granted' }>;

/** A refresh begins when less than this is left (guide 2.5). */
const REFRESH_BEFORE_MS = 30 * 60_000;

/**
 * Access tokens of one account, renewed one at a time over all processes. A new pair is saved before
 * it is used: the old refresh token is dead by then, and a pair lost in a crash would take the shop offline.
 */
export function createTokens({ store, oauth, clock }: TokensOptions): AccessTokens {
  let known: StoredTokens | undefined;
  let renewing: Promise<StoredTokens> | undefined;
  let lastFailure: { readonly at: number; readonly result: NotGranted } | undefined;

  const leftMs = (tokens: StoredTokens) => tokens.expiresAt - clock.now();

  async function stored(): Promise<StoredTokens> {
    const found = await store.read();
    if (!found) throw new BlingDisconnected({ detail: 'no tokens are stored' });
    known = found;
    return found;
  }

  function renewOnce(refused: string | undefined): Promise<StoredTokens> {
    renewing ??= renewAlone(refused).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function renewAlone(refused: string | undefined): Promise<StoredTokens> {
    const renewed = await store.withLock(() => renewUnlessDone(refused));
    if (renewed) return renewed;
    const result = renewedElsewhere();
    lastFailure = { at: clock.now(), result };
    return withoutRenewal(await stored(), { refused, result });
  }

  async function renewUnlessDone(refused: string | undefined): Promise<StoredTokens> {
    const held = await stored();
    const wasRenewedMeanwhile = held.accessToken !== refused && leftMs(held) > REFRESH_BEFORE_MS;
    if (wasRenewedMeanwhile) return held;

    const result = await refreshUnlessJustFailed(held.refreshToken);
    if (result.kind === 'granted') {
      const wasSaved = await store.save(result.grant, held.version);
      return wasSaved ? remember({ ...result.grant, version: held.version + 1 }) : stored();
    }
    return withoutRenewal(held, { refused, result });
  }

  async function withoutRenewal(
    held: StoredTokens,
    { refused, result }: { refused: string | undefined; result: NotGranted },
  ): Promise<StoredTokens> {
    const isAlive = held.accessToken !== refused && leftMs(held) > 0;
    if (result.kind === 'later' && isAlive) return held;
    const now = await stored();
    // Somebody without our lock was faster.
    if (now.version !== held.version) return now;
    throw result.failure;
  }

  function justFailed(): NotGranted | undefined {
    const isFresh = lastFailure && clock.now() - lastFailure.at < RETRY_REFRESH_AFTER_MS;
    return isFresh ? lastFailure?.result : undefined;
  }

  async function refreshUnlessJustFailed(refreshToken: string): Promise<Refreshed> {
    const failed = justFailed();
    if (failed) return failed;
    const result = await oauth.refresh(refreshToken);
    lastFailure = result.kind === 'later' ? { at: clock.now(), result } : undefined;
    return result;
  }

  function remember(tokens: StoredTokens): StoredTokens {
    known = tokens;
    return tokens;
  }

  return {
    async current() {
      const held = known ?? (await stored());
      if (leftMs(held) > REFRESH_BEFORE_MS) return held.accessToken;
      if (leftMs(held) > 0 && justFailed()) return held.accessToken;
      return (await renewOnce(undefined)).accessToken;
    },

    async renewed(refused) {
      const held = await stored();
      if (held.accessToken !== refused) return held.accessToken;
      const first = await renewOnce(refused);
      if (first.accessToken !== refused) return first.accessToken;
      // That was a renewal begun before we knew that Bling refuses the token.
      return (await renewOnce(refused)).accessToken;
    },
  };
}

/** By a process that stands still: its lock runs out, and what it was granted it still saves. */
function renewedElsewhere(): NotGranted {
  const failure = new BlingUnavailable({
    detail: 'token: another process renews it and does not come to an end',
    outcome: 'not_applied',
    retryAfterMs: RETRY_REFRESH_AFTER_MS,
  });
  return { kind: 'later', failure };
}
