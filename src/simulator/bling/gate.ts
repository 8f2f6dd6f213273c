import type { Quotas } from './limits/quota.ts';
import type { App } from './oauth/app.ts';
import { holderOf } from './oauth/grants.ts';
import { scopeOf } from './routes/api.ts';
import { refusalResponse } from './wire/refusal.ts';
import type { Account, World } from './world.ts';

/** Who calls, and the answer that stops the call before it reaches a resource. */
export interface Admission {
  readonly account: Account | undefined;
  readonly refused: Response | undefined;
}

/** Token, then quota, then scope, as the answers of guide 1.3 and 3.2 suggest. */
export function admit(
  world: World,
  { request, path, quotas }: { request: Request; path: string; quotas: Quotas },
): Admission {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer === undefined)
    return {
      account: undefined,
      refused: authError(400, 'invalid_request', 'Malformed auth header'),
    };
  const holder = holderOf(world, bearer);
  if (holder.is !== 'valid') {
    const why = holder.is === 'expired' ? 'has expired' : 'is invalid';
    return { account: undefined, refused: invalidToken(why) };
  }
  const { account, app, isJwt } = holder;
  const refused =
    quotas.take(account.key, world.options) ??
    refusedByHeader(world, request, isJwt) ??
    refusedByScope(app, path);
  return { account, refused };
}

function refusedByHeader(world: World, request: Request, isJwt: boolean): Response | undefined {
  const wantsJwt = request.headers.get('enable-jwt') === '1';
  const refuses = world.options.jwtHeaderRefusesOpaqueToken && wantsJwt && !isJwt;
  return refuses ? invalidToken('is invalid') : undefined;
}

function refusedByScope(app: App, path: string): Response | undefined {
  const scope = scopeOf(path);
  if (scope === undefined || app.scopes.has(scope)) return undefined;
  return authError(
    403,
    'insufficient_scope',
    'The request requires higher privileges than provided by the access token',
  );
}

function invalidToken(why: string): Response {
  return authError(401, 'invalid_token', `The access token provided ${why}`);
}

function authError(status: number, type: string, description: string): Response {
  return refusalResponse(status, { type, message: type, description });
}
