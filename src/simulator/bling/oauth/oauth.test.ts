import { describe, expect, it } from 'vitest';

import { APP, aShop, readAnswer } from '../bling-simulator.builder.ts';

const DAY = 86_400_000;

function oauthOf(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const { simulator, clock } = shop;
  const basic = Buffer.from(`${APP.clientId}:${APP.clientSecret}`).toString('base64');
  const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
    await clock.advance(4_000);
    const request = simulator.fetch('http://bling.test/Api/v3/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, ...headers },
      body: new URLSearchParams(form),
    });
    const { status, body } = await readAnswer(await clock.run(request));
    return { status, body: body as Record<string, string> & { error?: { type: string } } };
  };
  const useCode = (code: string, headers = {}) =>
    ask({ grant_type: 'authorization_code', code }, headers);
  const useRefresh = (token: string) => ask({ grant_type: 'refresh_token', refresh_token: token });
  const useAccess = async (token: string, headers: Record<string, string> = {}) => {
    await clock.advance(340);
    const url = 'http://bling.test/Api/v3/depositos';
    const answer = simulator.fetch(url, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return (await clock.run(answer)).status;
  };
  const newCode = () => simulator.integrators.authorize(APP.clientId, 'azul');
  return { ...shop, ask, useCode, useRefresh, useAccess, newCode };
}

describe('an authorization code', () => {
  it('becomes an opaque pair, or a long JWT when enable-jwt is sent', async () => {
    const { useCode, newCode } = oauthOf();

    const opaque = await useCode(newCode());
    const jwt = await useCode(newCode(), { 'enable-jwt': '1' });

    expect(opaque.body).toMatchObject({ expires_in: 21_600, token_type: 'bearer' });
    expect(opaque.body['access_token']).toMatch(/^[0-9a-f]{40}$/);
    expect(opaque.body['scope']).toMatch(/^\d+( \d+)+$/);
    expect(jwt.body['access_token']?.split('.')).toHaveLength(3);
    expect(jwt.body['access_token']?.length).toBeGreaterThan(1_500);
    expect(jwt.body['access_token']?.length).toBeLessThan(3_000);
  });

  it('dies after one minute', async () => {
    const { useCode, newCode, clock } = oauthOf();
    const code = newCode();
    await clock.advance(60_000);

    expect((await useCode(code)).body.error?.type).toBe('invalid_grant');
  });

  it('used a second time while valid revokes the whole grant', async () => {
    const { useCode, newCode, useAccess, useRefresh } = oauthOf();
    const code = newCode();
    const { body } = await useCode(code);

    const replay = await useCode(code);

    expect(replay).toMatchObject({ status: 400, body: { error: { type: 'VALIDATION_ERROR' } } });
    expect(await useAccess(body['access_token'] ?? '')).toBe(401);
    expect((await useRefresh(body['refresh_token'] ?? '')).body.error?.type).toBe('invalid_grant');
  });
});

describe('tokens', () => {
  it('live 6 hours and 30 days, and a refresh ends the old refresh token', async () => {
    const { useCode, newCode, useRefresh, useAccess, clock } = oauthOf();
    const first = (await useCode(newCode())).body;
    const renewed = (await useRefresh(first['refresh_token'] ?? '')).body;

    expect((await useRefresh(first['refresh_token'] ?? '')).status).toBe(400);
    expect(await useAccess(renewed['access_token'] ?? '')).toBe(200);
    await clock.advance(6 * 3_600_000);
    expect(await useAccess(renewed['access_token'] ?? '')).toBe(401);
    await clock.advance(30 * DAY);
    expect((await useRefresh(renewed['refresh_token'] ?? '')).body.error?.type).toBe(
      'invalid_grant',
    );
  });

  it('are lost when the answer of a refresh is lost: the old refresh token has ended', async () => {
    const { useCode, newCode, useRefresh, simulator } = oauthOf();
    const { body } = await useCode(newCode());
    simulator.faults.next({ kind: 'lose_answer', how: 'error_page' }, { path: '/oauth/token' });
    const lost = await useRefresh(body['refresh_token'] ?? '');
    const again = await useRefresh(body['refresh_token'] ?? '');

    expect(lost.status).toBe(502);
    expect(again.body.error?.type).toBe('invalid_grant');
  });

  it('end together when one of them is revoked', async () => {
    const { useCode, newCode, useRefresh, useAccess, simulator, clock } = oauthOf();
    const { body } = await useCode(newCode());
    const basic = Buffer.from(`${APP.clientId}:${APP.clientSecret}`).toString('base64');
    const revoking = simulator.fetch('http://bling.test/oauth/revoke', {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ token: body['refresh_token'] ?? '' }),
    });

    expect((await clock.run(revoking)).status).toBe(200);
    expect(await useAccess(body['access_token'] ?? '')).toBe(401);
    expect((await useRefresh(body['refresh_token'] ?? '')).status).toBe(400);
  });

  it('are asked for with the Basic header only', async () => {
    const { ask, newCode } = oauthOf();
    const form = { grant_type: 'authorization_code', code: newCode() };
    const inBody = { ...form, client_id: APP.clientId, client_secret: APP.clientSecret };

    const answer = await ask(inBody, { authorization: '' });

    expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_client' } } });
  });

  it('of an opaque kind are refused together with enable-jwt, by the switch', async () => {
    const { useAccess, token, simulator } = oauthOf();

    expect(await useAccess(token, { 'enable-jwt': '1' })).toBe(401);
    simulator.setOptions({ jwtHeaderRefusesOpaqueToken: false });
    expect(await useAccess(token, { 'enable-jwt': '1' })).toBe(200);
  });

  it('without the scope of a resource get 403 there and only there', async () => {
    const { simulator, useAccess, clock } = oauthOf();
    simulator.integrators.setScopes(APP.clientId, ['depositos']);
    const { access_token: token } = simulator.integrators.grant(APP.clientId, 'azul');
    const headers = { authorization: `Bearer ${token}` };
    const url = 'http://bling.test/Api/v3/contatos';
    const refused = await readAnswer(await clock.run(simulator.fetch(url, { headers })));

    expect(refused).toMatchObject({ status: 403, body: { error: { type: 'insufficient_scope' } } });
    expect(await useAccess(token)).toBe(200);
  });

  it('of an inactive company are not renewed', async () => {
    const { useCode, newCode, useRefresh, simulator } = oauthOf();
    const { body } = await useCode(newCode());
    simulator.operator.setActive('azul', false);

    expect((await useRefresh(body['refresh_token'] ?? '')).body.error?.type).toBe(
      'UNAUTHORIZED_ERROR',
    );
  });
});

describe('the authorize page', () => {
  const page = `http://bling.test/Api/v3/oauth/authorize?response_type=code&client_id=${APP.clientId}&state=abc`;

  it('shows a form, and its button leads back with code and state', async () => {
    const { simulator, clock, useCode } = oauthOf();
    const shown = await (await clock.run(simulator.fetch(page))).text();
    const body = new URLSearchParams({
      client_id: APP.clientId,
      state: 'abc',
      account: 'azul',
      decision: 'authorize',
    });
    const pressed = await clock.run(simulator.fetch(page, { method: 'POST', body }));
    const back = new URL(pressed.headers.get('location') ?? '');

    expect(shown).toContain('Autorizar');
    expect(back.href).toContain(APP.redirectUri);
    expect(back.searchParams.get('state')).toBe('abc');
    expect((await useCode(back.searchParams.get('code') ?? '')).status).toBe(200);
  });

  it('leads back with access_denied when the user refuses', async () => {
    const { simulator, clock } = oauthOf();
    const body = new URLSearchParams({ client_id: APP.clientId, state: 'abc', decision: 'deny' });
    const pressed = await clock.run(simulator.fetch(page, { method: 'POST', body }));

    expect(pressed.headers.get('location')).toContain('error=access_denied');
  });

  it('answers by itself when told to, and never redirects for an unknown app', async () => {
    const { simulator, clock } = oauthOf({ autoApproveAccount: 'azul' });
    const approved = await clock.run(simulator.fetch(page));
    const unknown = await clock.run(simulator.fetch(page.replace(APP.clientId, 'nobody')));

    expect(approved.status).toBe(302);
    expect(unknown.status).toBe(400);
    expect(unknown.headers.get('location')).toBeNull();
  });
});
