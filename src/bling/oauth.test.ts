import { describe, expect, it } from 'vitest';

import { createVirtualClock } from '../simulator/virtual-clock.ts';
import type { Answerer } from './bling.builder.ts';
import { error, MORNING, networkError, scriptedFetch } from './bling.builder.ts';
import { createBlingOAuth } from './oauth.ts';
import { createTokenGate, TOKEN_CALLS, TOKEN_SPAN_MS } from './token-gate.ts';
import { createTransport } from './transport.ts';

function setUp(...answers: Answerer[]) {
  const clock = createVirtualClock(MORNING);
  const { fetch, calls } = scriptedFetch(...answers);
  const oauth = createBlingOAuth({
    clock,
    transport: createTransport({ fetch, clock }),
    gate: createTokenGate(clock),
    clientId: 'my-id',
    clientSecret: 'my-secret',
  });
  return { oauth, calls, clock };
}

const granted = () =>
  Response.json({
    access_token: 'access-1',
    expires_in: 21_600,
    token_type: 'bearer',
    scope: '98309 98310',
    refresh_token: 'refresh-1',
  });

describe('connecting a Bling account', () => {
  it('sends the owner to Bling with our state', () => {
    const { oauth } = setUp();

    expect(oauth.authorizeUrl('abc')).toBe(
      'https://www.bling.com.br/Api/v3/oauth/authorize?response_type=code&client_id=my-id&state=abc',
    );
  });

  it('takes the code only with the state that we gave', () => {
    const { oauth } = setUp();
    const query = new URLSearchParams('code=c0de&state=abc');

    expect(oauth.readCallback(query, 'abc')).toBe('c0de');
    expect(() => oauth.readCallback(query, 'other')).toThrow('state');
    expect(() => oauth.readCallback(new URLSearchParams('code=c&state='), '')).toThrow('state');
  });

  it('tells what Bling says when the owner declines', () => {
    const { oauth } = setUp();
    const query = new URLSearchParams('error=access_denied&error_description=Negado&state=abc');

    expect(() => oauth.readCallback(query, 'abc')).toThrow('Negado');
  });

  it('swaps the code with the credentials in the header only', async () => {
    const { oauth, calls, clock } = setUp(granted);

    const grant = await clock.run(oauth.exchangeCode('c0de'));

    expect(grant).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: MORNING + 21_600_000,
      grantedAt: MORNING,
      scope: '98309 98310',
    });
    expect(calls).toMatchObject([
      { method: 'POST', path: '/oauth/token', body: 'grant_type=authorization_code&code=c0de' },
    ]);
    expect(calls[0]?.headers.get('authorization')).toBe(`Basic ${btoa('my-id:my-secret')}`);
    expect(calls[0]?.headers.get('enable-jwt')).toBe('1');
  });

  it.each([
    ['a refusal', error(400, { type: 'invalid_grant' })],
    ['an error of the server', error(500)],
    ['a lost answer', networkError('ECONNRESET')],
  ])('never sends a code twice, not even after %s', async (_, answer) => {
    const { oauth, calls, clock } = setUp(answer);

    const exchange = clock.run(oauth.exchangeCode('c0de'));

    await expect(exchange).rejects.toMatchObject({ code: 'bling.authorization_refused' });
    expect(calls).toHaveLength(1);
  });

  it('makes at most ten token calls a minute, since twenty block the address', async () => {
    const { oauth, calls, clock } = setUp(granted);
    const asked = Array.from({ length: 12 }, () => oauth.refresh('refresh-1'));
    const answers = await clock.run(Promise.all(asked));

    expect(calls).toHaveLength(TOKEN_CALLS);
    expect(answers.filter(({ kind }) => kind === 'granted')).toHaveLength(TOKEN_CALLS);
    expect(answers.at(-1)).toMatchObject({
      kind: 'later',
      failure: { kind: 'transient', outcome: 'not_applied', retryAfterMs: TOKEN_SPAN_MS },
    });

    // Whoever sits before the browser is let in as soon as may be.
    await clock.run(oauth.exchangeCode('code-1'));
    expect(calls).toHaveLength(TOKEN_CALLS + 1);
    expect(clock.monotonicMs()).toBe(TOKEN_SPAN_MS);
  });
});
