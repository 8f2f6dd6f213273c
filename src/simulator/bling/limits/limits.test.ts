import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { APP, aShop, NOON, readAnswer } from '../bling-simulator.builder.ts';
import { createQuotas } from './quota.ts';

const SECOND_429 = {
  error: {
    type: 'TOO_MANY_REQUESTS',
    message: 'Limite de requisições atingido.',
    description: 'O limite de requisições por segundo foi atingido, tente novamente mais tarde.',
    limit: 3,
    period: 'second',
  },
};

function anyShop(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const get = (path = '/depositos') => shop.clock.run(shop.send('GET', path));
  return { ...shop, get };
}

describe('calls of one account', () => {
  it('are three in any sliding second, and the fourth gets the exact 429', async () => {
    const { get, clock } = anyShop();
    const statuses: number[] = [];
    for (const waitMs of [0, 400, 400]) {
      await clock.advance(waitMs);
      statuses.push((await get()).status);
    }
    await clock.advance(199);
    const fourth = await readAnswer(await get());
    await clock.advance(1);
    const afterTheSecond = await get();

    expect(statuses).toEqual([200, 200, 200]);
    expect(fourth).toMatchObject({ status: 429, body: SECOND_429 });
    expect(afterTheSecond.status).toBe(200);
  });

  it('are never more than three in any second, and none is refused without reason', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }), (gaps) => {
        let nowMs = 0;
        const clock = {
          now: () => NOON + nowMs,
          monotonicMs: () => nowMs,
          sleep: () => Promise.resolve(),
        };
        const quotas = createQuotas(clock);
        const accepted: number[] = [];
        const limits = {
          perSecond: 3,
          perDay: 1_000,
          dayResetHour: 0,
          refusedCallsCountInQuota: false,
        };
        for (const gap of gaps) {
          nowMs += gap;
          const inLastSecond = accepted.filter((at) => nowMs - at < 1_000).length;
          const refused = quotas.take('azul', limits);
          expect(refused !== undefined).toBe(inLastSecond >= 3);
          if (!refused) accepted.push(nowMs);
        }
      }),
    );
  });

  it('share the quota among all tokens, while another account has its own', async () => {
    const { simulator, clock, get } = anyShop();
    simulator.seed({ account: 'verde' });
    const call = (account: string) => {
      const token = simulator.integrators.grant(APP.clientId, account).access_token;
      const headers = { authorization: `Bearer ${token}` };
      return clock.run(simulator.fetch('http://any.test/Api/v3/depositos', { headers }));
    };

    for (let calls = 0; calls < 3; calls++) await get();

    expect((await call('azul')).status).toBe(429);
    expect((await call('verde')).status).toBe(200);
  });

  it('end for the day with period "day", and begin again at midnight in São Paulo', async () => {
    const { call, clock, simulator } = anyShop({ perDay: 2 });
    await call('GET', '/depositos');
    await call('GET', '/depositos');
    const third = await call('GET', '/depositos');
    await clock.advance(12 * 3_600_000);
    const token = simulator.integrators.grant(APP.clientId, 'azul').access_token;
    const headers = { authorization: `Bearer ${token}` };
    const url = 'http://bling.test/Api/v3/depositos';
    const tomorrow = await clock.run(simulator.fetch(url, { headers }));

    expect(third.status).toBe(429);
    expect(third.body).toMatchObject({ error: { limit: 2, period: 'day' } });
    expect(tomorrow.status).toBe(200);
  });

  it('begin again at another hour when the switch says so', async () => {
    // The world begins at noon.
    const { call, clock, simulator } = anyShop({ perDay: 1, dayResetHour: 13 });
    await call('GET', '/depositos');
    const spent = await call('GET', '/depositos');
    await clock.advance(3_600_000);
    const token = simulator.integrators.grant(APP.clientId, 'azul').access_token;
    const headers = { authorization: `Bearer ${token}` };
    const url = 'http://bling.test/Api/v3/depositos';

    expect(spent.status).toBe(429);
    expect((await clock.run(simulator.fetch(url, { headers }))).status).toBe(200);
  });

  it('that were refused use up the quota only when the switch says so', async () => {
    const counted = anyShop({ refusedCallsCountInQuota: true });
    const free = anyShop();
    const lastOfStorm = async ({ get, clock }: typeof free) => {
      for (let calls = 0; calls < 6; calls++) await get();
      await clock.advance(900);
      for (let calls = 0; calls < 3; calls++) await get();
      await clock.advance(100);
      return (await get()).status;
    };

    expect(await lastOfStorm(counted)).toBe(429);
    expect(await lastOfStorm(free)).toBe(200);
  });
});

describe('an address', () => {
  it('that makes 300 errors in 10 seconds is blocked for 10 minutes, for good tokens too', async () => {
    const { get, clock } = anyShop();
    for (let calls = 0; calls < 303; calls++) await get();

    const blocked = await get();
    await clock.advance(10 * 60_000);

    expect(blocked.status).toBe(403);
    expect(blocked.headers.get('content-type')).toBe('text/html');
    expect((await get()).status).toBe(200);
  });

  it('that asks for 20 tokens in a minute is blocked for an hour', async () => {
    const { simulator, clock, get } = anyShop();
    const ask = () =>
      clock.run(simulator.fetch('http://bling.test/Api/v3/oauth/token', { method: 'POST' }));
    for (let calls = 0; calls < 20; calls++) await ask();

    const blocked = await get();
    await clock.advance(59 * 60_000);
    const stillBlocked = await get();
    await clock.advance(60_000);

    expect([blocked.status, stillBlocked.status]).toEqual([403, 403]);
    expect((await get()).status).toBe(200);
  });
});

describe('the log', () => {
  it('knows the worst second, the refusals and the writes that were carried out', async () => {
    const { get, call, simulator, clock } = anyShop();
    for (let calls = 0; calls < 5; calls++) await get();
    await clock.advance(2_000);
    await call('POST', '/categorias/produtos', { descricao: 'Nova' });
    await call('POST', '/categorias/produtos', {});

    expect(simulator.log.maxInOneSecond('azul')).toBe(5);
    expect(simulator.log.countStatus(429)).toBe(2);
    expect(simulator.log.writes().map(({ path }) => path)).toEqual(['/categorias/produtos']);
  });
});
