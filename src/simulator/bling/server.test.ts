import { afterEach, describe, expect, it } from 'vitest';

import { seededRandom } from '../../kernel/random.ts';
import { systemClock } from '../../kernel/system-clock.ts';
import { APP, MUG, readAnswer, SHOP } from './bling-simulator.builder.ts';
import { openBlingSimulatorServer, type BlingSimulatorServer } from './server.ts';

describe('the simulator as a program', () => {
  const opened: BlingSimulatorServer[] = [];
  afterEach(async () => {
    for (const server of opened.splice(0)) await server.close();
  });

  async function open() {
    const parts = { clock: systemClock, random: seededRandom(3), fetch };
    const server = await openBlingSimulatorServer({ port: 0, ...parts });
    opened.push(server);
    const control = async (method: string, path: string, body?: unknown) =>
      readAnswer(
        await fetch(`${server.url}/__control${path}`, {
          method,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    await control('POST', '/seed', SHOP);
    await control('POST', '/apps', APP);
    const grant = await control('POST', '/grant', { clientId: APP.clientId, account: 'azul' });
    const token = (grant.body as { access_token: string }).access_token;
    const api = (path: string, init: RequestInit = {}) =>
      fetch(`${server.url}/Api/v3${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'enable-jwt': '1' },
      });
    return { ...server, control, api };
  }

  it('is seeded, driven and judged from another process', async () => {
    const { control, api } = await open();
    await control('POST', '/operator', {
      do: 'moveStock',
      account: 'azul',
      productId: MUG,
      quantity: 4,
    });
    const items = [{ productId: MUG, quantity: 1 }];
    const sale = await control('POST', '/operator', {
      do: 'sell',
      account: 'azul',
      items,
      postStock: true,
    });
    const list = await readAnswer(await api('/produtos?criterio=5'));
    const state = await control('GET', '/state?account=azul');
    const log = await control('GET', '/log?account=azul');
    const history = await control('GET', '/history?account=azul');

    expect(list.status).toBe(200);
    expect(sale.body).toEqual({ id: expect.any(Number) });
    expect(state.body).toMatchObject({ account: 'azul', orders: [{ totalCents: 3_000 }] });
    expect(log.body).toMatchObject({ total: 1, maxInOneSecond: 1, refused429: 0 });
    const { changes } = history.body as { changes: { productId: number; physicalTotal: number }[] };
    const mugs = changes.filter(({ productId }) => productId === MUG);
    expect(mugs.map(({ physicalTotal }) => physicalTotal)).toEqual([10, 4, 3]);
  });

  it('says what is wrong with a request that makes no sense', async () => {
    const { control } = await open();
    const unknown = await control('POST', '/operator', {
      do: 'setActive',
      account: 'x',
      isActive: true,
    });
    const wrongOption = await control('POST', '/options', { perSecond: 'many' });

    expect(unknown).toMatchObject({ status: 400, body: { error: 'this Bling has no account x' } });
    const items = [{ productId: MUG, quantity: 1 }];
    const sale = await control('POST', '/operator', { do: 'sell', account: 'azul', items });
    const order = { do: 'setStatus', account: 'azul', orderId: (sale.body as { id: number }).id };
    const same = await control('POST', '/operator', { ...order, statusId: 6 });

    expect(wrongOption.status).toBe(400);
    expect(same.body).toEqual({ error: 'A venda possui a mesma situação' });
  });

  it('breaks a connection, leaves another silent, and still closes', async () => {
    const { control, api } = await open();
    await control('POST', '/faults', { fault: { kind: 'reset' }, times: 1 });
    await control('POST', '/faults', { fault: { kind: 'hang' }, times: 1 });

    await expect(api('/depositos')).rejects.toThrow('fetch failed');
    const silent = api('/depositos', { signal: AbortSignal.timeout(150) });
    await expect(silent).rejects.toThrow('timeout');
    expect((await api('/depositos')).status).toBe(200);
  });

  it('refuses a port that is taken', async () => {
    const { url } = await open();
    const port = Number(new URL(url).port);
    const parts = { clock: systemClock, random: seededRandom(3), fetch };

    await expect(openBlingSimulatorServer({ port, ...parts })).rejects.toThrow('EADDRINUSE');
  });
});
