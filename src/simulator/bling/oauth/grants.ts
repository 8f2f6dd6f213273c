import type { Account } from '../world.ts';
import type { World } from '../world.ts';
import { SCOPES, type App, type Grant } from './app.ts';
import { makeJwt } from './jwt.ts';

/** Guide 2.2. */
const CODE_LIVES_MS = 60_000;
const ACCESS_LIVES_S = 21_600;
const REFRESH_LIVES_MS = 30 * 86_400_000;

export interface TokenReply {
  readonly access_token: string;
  readonly expires_in: number;
  readonly token_type: 'bearer';
  readonly scope: string;
  readonly refresh_token: string;
}

/** @returns an authorization code of one minute, single use */
export function issueCode(world: World, app: App, accountKey: string): string {
  const code = hex(world, 20);
  const expiresAt = world.clock.now() + CODE_LIVES_MS;
  app.codes.set(code, { accountKey, expiresAt, wasUsed: false });
  return code;
}

export function issueTokens(
  world: World,
  { app, accountKey, wantsJwt }: { app: App; accountKey: string; wantsJwt: boolean },
): TokenReply {
  const grant = app.grants.get(accountKey) ?? newGrant();
  app.grants.set(accountKey, grant);
  const access = wantsJwt ? makeJwt(world, app, accountKey) : hex(world, 20);
  const refresh = hex(world, 20);
  grant.accessTokens.set(access, {
    expiresAt: world.clock.now() + ACCESS_LIVES_S * 1000,
    isJwt: wantsJwt,
  });
  grant.refreshTokens.set(refresh, world.clock.now() + REFRESH_LIVES_MS);
  return {
    access_token: access,
    expires_in: ACCESS_LIVES_S,
    token_type: 'bearer',
    scope: [...app.scopes].map((scope) => SCOPES[scope]).join(' '),
    refresh_token: refresh,
  };
}

export type TokenHolder =
  | { readonly is: 'valid'; readonly app: App; readonly account: Account; readonly isJwt: boolean }
  | { readonly is: 'expired' | 'unknown' };

export function holderOf(world: World, accessToken: string): TokenHolder {
  for (const app of world.apps.values())
    for (const [accountKey, grant] of app.grants) {
      const token = grant.accessTokens.get(accessToken);
      const account = world.accounts.get(accountKey);
      if (!token || !account) continue;
      if (token.expiresAt <= world.clock.now()) return { is: 'expired' };
      return { is: 'valid', app, account, isJwt: token.isJwt };
    }
  return { is: 'unknown' };
}

function newGrant(): Grant {
  return { accessTokens: new Map(), refreshTokens: new Map() };
}

function hex(world: World, bytes: number): string {
  return Buffer.from(world.random.bytes(bytes)).toString('hex');
}
