import { describe, expect, it } from 'vitest';

import { createVirtualClock } from '../simulator/virtual-clock.ts';
import type { Answerer } from './bling.builder.ts';
import {
  buildGrant,
  countingBudget,
  data,
  error,
  memoryTokens,
  MORNING,
  networkError,
  noChance,
  scriptedFetch,
  silence,
} from './bling.builder.ts';
import type { ApiCall } from './caller.ts';
import { createCaller } from './caller.ts';
import { createLane } from './create-lane.ts';
import { createBlingOAuth } from './oauth.ts';
import { createTokenGate } from './token-gate.ts';
import { createTokens } from './tokens.ts';
import { createTransport } from './transport.ts';

const GET: ApiCall = { method: 'GET', path: '/produtos' };
const POST: ApiCall = { method: 'POST', path: '/pedidos/vendas', body: '{"a":1}' };

function setUp(...answers: Answerer[]) {
  const clock = createVirtualClock(MORNING);
  const { fetch, calls } = scriptedFetch(...answers);
  const store = memoryTokens();
  const transport = createTransport({ fetch, clock });
  const lane = createLane({
    clock,
    random: noChance,
    dayBudget: countingBudget(),
    quarantineMs: 0,
  });
  const oauth = createBlingOAuth({
    clock,
    transport,
    gate: createTokenGate(clock),
    clientId: 'id',
    clientSecret: 'secret',
  });
  const alerts: string[] = [];
  const caller = createCaller(
    {
      onAlerts: (operation, texts) => void alerts.push(operation, ...texts),
      transport,
      clock,
      random: noChance,
      apiUrl: 'https://api.bling.test/Api/v3',
      lane,
      tokens: createTokens({ store, oauth, clock }),
    },
    { priority: 'order' },
  );
  const attempt = (call: ApiCall) => clock.run(caller.attempt(call));
  return { attempt, alerts, calls, clock, store };
}

const granted = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 21_600 };

describe('a call to Bling', () => {
  it('carries the token, asks for JWT, and unwraps the answer', async () => {
    const { attempt, calls } = setUp(data([{ id: 1 }]));

    const outcome = await attempt({ ...GET, query: [['idsProdutos[]', '7']] });

    expect(outcome).toMatchObject({ ok: true, value: [{ id: 1 }] });
    expect(calls[0]?.path).toBe('/produtos?idsProdutos[]=7');
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer access-1',
      'enable-jwt': '1',
    });
  });

  it('takes answers without an envelope too', async () => {
    const { attempt } = setUp(() => Response.json({ idNotaFiscal: 5 }, { status: 201 }));

    expect(await attempt(POST)).toMatchObject({ ok: true, value: { idNotaFiscal: 5 } });
  });

  it('passes on what Bling has to say about a success', async () => {
    const { attempt, alerts } = setUp(data({ id: 1, alertas: ['A venda 123 contém contas'] }));

    const outcome = await attempt(POST);

    expect(outcome).toMatchObject({ ok: true, value: { id: 1 } });
    expect(alerts).toEqual(['POST /pedidos/vendas', 'A venda 123 contém contas']);
  });

  it('tells what Bling complains about, down to the collection', async () => {
    const fields = [
      { code: 49, msg: 'Parcelas', collection: [{ index: 1, code: 12, msg: 'Id inválido.' }] },
    ];
    const { attempt, calls } = setUp(error(400, { type: 'VALIDATION_ERROR', fields }));

    const outcome = await attempt(POST);

    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        code: 'bling.rejected',
        outcome: 'not_applied',
        complaints: [{ code: 49 }, { code: 12 }],
        merchantMessage: { args: { reason: 'Parcelas · Id inválido.' } },
      },
    });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['an error of the server', error(500)],
    ['a page of a gateway', () => new Response('<html>', { status: 502 })],
    ['a cut connection', networkError('ECONNRESET')],
    ['silence', silence()],
    ['a success that cannot be read', () => new Response('{"data":{"id":', { status: 201 })],
  ])('never repeats a write after %s, and says that it may have happened', async (_, answer) => {
    const { attempt, calls } = setUp(answer);

    const outcome = await attempt(POST);

    expect(outcome).toMatchObject({
      ok: false,
      failure: { code: 'bling.unavailable', kind: 'transient', outcome: 'unknown' },
    });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['a refused connection', networkError('ECONNREFUSED')],
    ['a page that blocks us', () => new Response('<html>', { status: 403 })],
  ])('knows that a write did not happen after %s', async (_, answer) => {
    const { attempt } = setUp(answer);

    expect(await attempt(POST)).toMatchObject({ ok: false, failure: { outcome: 'not_applied' } });
  });

  it('repeats a read a few times, further and further apart', async () => {
    const { attempt, calls, clock } = setUp(error(500), networkError('ECONNRESET'), data('there'));

    expect(await attempt(GET)).toMatchObject({ ok: true, value: 'there' });
    expect(calls).toHaveLength(3);
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(3_000);
  });

  it('gives a read up after four tries', async () => {
    const { attempt, calls } = setUp(error(500));

    expect(await attempt(GET)).toMatchObject({ ok: false, failure: { outcome: 'not_applied' } });
    expect(calls).toHaveLength(4);
  });

  it('repeats even a write after a 429 of the second: it was not executed', async () => {
    const second = error(429, { period: 'second' });
    const { attempt, calls, clock } = setUp(second, second, data({ id: 1 }));

    expect(await attempt(POST)).toMatchObject({ ok: true, value: { id: 1 } });
    expect(calls).toHaveLength(3);
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(2_000);
  });

  it('stops for half an hour, and everybody with it, when the calls of the day are spent', async () => {
    const { attempt, calls } = setUp(error(429, { period: 'day' }));

    const outcome = await attempt(GET);
    const next = attempt(GET);

    const spent = { code: 'bling.day_exhausted', retryAfterMs: 1_800_000 };
    expect(outcome).toMatchObject({ ok: false, failure: spent });
    await expect(next).rejects.toMatchObject({ code: 'bling.day_exhausted' });
    expect(calls).toHaveLength(1);
  });

  it('knows the end of the day by its text when the period is missing', async () => {
    const { attempt } = setUp(error(429, { description: 'O limite de requisições por dia ...' }));

    expect(await attempt(GET)).toMatchObject({ failure: { code: 'bling.day_exhausted' } });
  });

  it('renews the token once after a 401 and repeats even a write', async () => {
    const { attempt, calls, store } = setUp(
      error(401, { type: 'invalid_token' }),
      () => Response.json(granted),
      data({ id: 1 }),
    );

    expect(await attempt(POST)).toMatchObject({ ok: true, value: { id: 1 } });
    expect(store.saves).toMatchObject([{ accessToken: 'access-2', refreshToken: 'refresh-2' }]);
    expect(calls[2]?.headers.get('authorization')).toBe('Bearer access-2');
  });

  it('takes the token that another process has stored meanwhile, without a refresh', async () => {
    const { attempt, calls, store } = setUp((call) => {
      store.replace(buildGrant({ accessToken: 'access-9' }));
      return call.headers.get('authorization') === 'Bearer access-9'
        ? Response.json({ data: 'there' })
        : error(401)(call);
    });

    expect(await attempt(GET)).toMatchObject({ ok: true, value: 'there' });
    expect(calls.map(({ path }) => path)).toEqual(['/produtos', '/produtos']);
  });

  it('asks for a new connection when even a new token is refused', async () => {
    const { attempt } = setUp(error(401), () => Response.json(granted), error(401));

    await expect(attempt(GET)).rejects.toMatchObject({
      code: 'bling.disconnected',
      kind: 'unauthorized',
    });
  });

  it('tells a missing scope from a missing thing', async () => {
    const scope = setUp(error(403, { type: 'insufficient_scope' }));
    const thing = setUp(error(404, { type: 'RESOURCE_NOT_FOUND' }));

    expect(await scope.attempt(GET)).toMatchObject({ failure: { code: 'bling.forbidden' } });
    expect(await thing.attempt(GET)).toMatchObject({ failure: { code: 'bling.not_found' } });
  });

  it('does not take a page of a proxy for a missing thing', async () => {
    const { attempt } = setUp(() => new Response('<html>', { status: 404 }));

    expect(await attempt(GET)).toMatchObject({ failure: { code: 'bling.unavailable' } });
  });
});
