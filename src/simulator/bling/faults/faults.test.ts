import { describe, expect, it } from 'vitest';

import { aShop, mugOrder } from '../bling-simulator.builder.ts';

const ORDERS = { method: 'POST', path: '/pedidos/vendas' };

describe('a fault', () => {
  it('strikes the calls it was made for and no others', async () => {
    const { simulator, call } = aShop();
    simulator.faults.next({ kind: 'error_page', status: 502 }, ORDERS);

    expect((await call('GET', '/depositos')).status).toBe(200);
    const struck = await call('POST', '/pedidos/vendas', mugOrder());
    expect(struck).toMatchObject({ status: 502, type: 'text/html' });
    expect((await call('POST', '/pedidos/vendas', mugOrder())).status).toBe(201);
    expect(simulator.log.entries.map(({ faulted }) => faulted)).toEqual([
      undefined,
      'error_page',
      undefined,
    ]);
  });

  it('may carry a write out and lose the answer', async () => {
    const { simulator, call } = aShop();
    simulator.faults.next({ kind: 'lose_answer', how: 'reset' }, ORDERS);
    const lost = call('POST', '/pedidos/vendas', mugOrder());

    await expect(lost).rejects.toThrow('fetch failed');
    expect(simulator.state('azul').orders).toHaveLength(1);
    expect(simulator.log.entries.at(-1)).toMatchObject({ status: 0, appliedWrite: true });
  });

  it('may carry a write out a minute after the client gave up', async () => {
    const { simulator, clock, token } = aShop();
    simulator.faults.next({ kind: 'late_commit', commitAfterMs: 90_000 }, ORDERS);
    const giveUp = new AbortController();
    const call = simulator.fetch('http://bling.test/Api/v3/pedidos/vendas', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(mugOrder()),
      signal: giveUp.signal,
    });
    void clock.sleep(30_000).then(() => giveUp.abort(new Error('30 s are enough')));

    await expect(clock.run(call)).rejects.toThrow('30 s are enough');
    expect(simulator.state('azul').orders).toHaveLength(0);
    await clock.advance(60_000);
    expect(simulator.state('azul').orders).toHaveLength(1);
    expect(simulator.log.writes()).toHaveLength(1);
  });

  it('may answer 504 first and carry the write out later', async () => {
    const { simulator, clock, call } = aShop();
    const fault = { kind: 'late_commit', answerAfterMs: 29_000, commitAfterMs: 45_000 } as const;
    simulator.faults.next(fault, ORDERS);
    const answer = await call('POST', '/pedidos/vendas', mugOrder());

    expect(answer.status).toBe(504);
    expect(simulator.state('azul').orders).toHaveLength(0);
    await clock.advance(16_000);
    expect(simulator.state('azul').orders).toHaveLength(1);
  });

  it('may refuse with 429, cut a body, or shorten a page', async () => {
    const { simulator, call, send, clock } = aShop();
    simulator.faults.next({ kind: 'throttle' });
    const throttled = await call('GET', '/produtos');
    simulator.faults.next({ kind: 'short_page', rows: 1 });
    const short = await call('GET', '/produtos');
    simulator.faults.next({ kind: 'truncate' });
    await clock.advance(1_000);
    const cut = await (await clock.run(send('GET', '/produtos'))).text();

    expect(throttled.status).toBe(429);
    expect((short.body as { data: unknown[] }).data).toHaveLength(1);
    expect(() => JSON.parse(cut) as unknown).toThrow(SyntaxError);
  });

  it('strikes about as often as its percentage says, the same way for the same seed', async () => {
    const strikes = async () => {
      const { simulator, call } = aShop();
      simulator.faults.always({ kind: 'error_page', status: 500 }, { percent: 30 });
      const statuses: number[] = [];
      for (let calls = 0; calls < 60; calls++)
        statuses.push((await call('GET', '/depositos')).status);
      return statuses;
    };
    const first = await strikes();

    expect(first.filter((status) => status === 500).length).toBeGreaterThan(6);
    expect(first.filter((status) => status === 500).length).toBeLessThan(30);
    expect(await strikes()).toEqual(first);
  });

  it('ends a silent call only when the client gives up', async () => {
    const { simulator, clock, token } = aShop();
    simulator.faults.next({ kind: 'hang' });
    const giveUp = new AbortController();
    const headers = { authorization: `Bearer ${token}` };
    const call = simulator.fetch('http://bling.test/Api/v3/depositos', {
      headers,
      signal: giveUp.signal,
    });
    void clock.sleep(10_000).then(() => giveUp.abort(new Error('enough')));

    await expect(clock.run(call)).rejects.toThrow('enough');
    expect(clock.monotonicMs()).toBe(10_000);
  });
});
