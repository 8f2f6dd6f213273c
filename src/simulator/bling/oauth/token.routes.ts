import { Hono, type Context } from 'hono';

import { refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { App } from './app.ts';
import { issueTokens, type TokenReply } from './grants.ts';

/** `POST /oauth/token` and `POST /oauth/revoke` (guide 2.2-2.4). */
export function tokenRoutes(world: World): Hono {
  return new Hono()
    .post('/token', async (c) => {
      const app = appOf(world, c);
      const form = new URLSearchParams(await c.req.text());
      const wantsJwt = c.req.header('enable-jwt') === '1';
      const grantType = form.get('grant_type');
      if (grantType === 'authorization_code')
        return c.json(exchange(world, { app, code: form.get('code') ?? '', wantsJwt }));
      if (grantType === 'refresh_token')
        return c.json(refresh(world, { app, token: form.get('refresh_token') ?? '', wantsJwt }));
      throw oauthError('unsupported_grant_type', 'The grant type is invalid');
    })
    .post('/revoke', async (c) => {
      const app = appOf(world, c);
      const form = new URLSearchParams(await c.req.text());
      const token = form.get('token') ?? '';
      for (const [accountKey, { accessTokens, refreshTokens }] of app.grants)
        if (accessTokens.has(token) || refreshTokens.has(token)) app.grants.delete(accountKey);
      return c.json({});
    });
}

/** Only the Basic header; credentials in the body are not looked at (guide 2.2). */
function appOf(world: World, c: Context): App {
  const basic = /^Basic (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const [clientId = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  const app = world.apps.get(clientId);
  if (!app || app.clientSecret !== secret)
    throw oauthError('invalid_client', 'The client credentials are invalid');
  return app;
}

function exchange(
  world: World,
  { app, code, wantsJwt }: { app: App; code: string; wantsJwt: boolean },
): TokenReply {
  const found = app.codes.get(code);
  if (!found) throw oauthError('invalid_grant', 'Invalid authorization code');
  if (found.expiresAt <= world.clock.now())
    throw oauthError('invalid_grant', 'The authorization code has expired');
  if (found.wasUsed) {
    app.grants.delete(found.accountKey);
    throw reusedCode();
  }
  found.wasUsed = true;
  return issueTokens(world, { app, accountKey: activeAccount(world, found.accountKey), wantsJwt });
}

function refresh(
  world: World,
  { app, token, wantsJwt }: { app: App; token: string; wantsJwt: boolean },
): TokenReply {
  for (const [accountKey, { refreshTokens }] of app.grants) {
    const expiresAt = refreshTokens.get(token);
    if (expiresAt === undefined) continue;
    if (expiresAt <= world.clock.now()) break;
    activeAccount(world, accountKey);
    if (world.options.refreshTokenRotates) refreshTokens.delete(token);
    return issueTokens(world, { app, accountKey, wantsJwt });
  }
  throw oauthError('invalid_grant', 'Invalid refresh token');
}

function activeAccount(world: World, accountKey: string): string {
  if (world.accounts.get(accountKey)?.isActive) return accountKey;
  throw refusal(400, {
    type: 'UNAUTHORIZED_ERROR',
    message: 'Empresa inativa',
    description: 'A empresa vinculada ao token está inativa.',
  });
}

function reusedCode(): Error {
  return refusal(400, {
    type: 'VALIDATION_ERROR',
    message: 'Invalid authorization code',
    description:
      'This authorization code has already been used, for security reasons the user has been revoked.',
  });
}

function oauthError(type: string, description: string): Error {
  return refusal(400, { type, message: type, description });
}
