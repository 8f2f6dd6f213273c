import { beforeEach, expect, it } from 'vitest';

import { cents } from '../../src/kernel/cents.ts';
import { describeWithReference } from '../reference.ts';
import type { ConnectedBling } from './connected-bling.builder.ts';
import { connectBling } from './connected-bling.builder.ts';

let connected: ConnectedBling;

describeWithReference('our client, when Bling has a bad day,', 'bling/harness', () => {
  beforeEach(async () => {
    connected = await connectBling();
  });

  it('tells the reason when instalments do not close', async () => {
    const { bling, prepareOrder, run } = connected;
    const order = await prepareOrder('WEB-1');
    const [part] = order.installments;
    const wrong = { ...order, installments: part ? [{ ...part, amountCents: cents(1) }] : [] };

    const refused = run(bling.orders.create(wrong));

    await expect(refused).rejects.toMatchObject({
      code: 'bling.rejected',
      outcome: 'not_applied',
      complaints: [{ code: 22 }],
    });
  });

  it('finds an order again whose answer was lost', async () => {
    const { bling, prepareOrder, run, simulator } = connected;
    const order = await prepareOrder('WEB-1');
    simulator.faults.next(
      { kind: 'lose_answer', how: 'reset' },
      { method: 'POST', path: '/pedidos/vendas' },
    );

    await expect(run(bling.orders.create(order))).rejects.toMatchObject({ outcome: 'unknown' });
    const found = await run(bling.orders.listByStoreNumbers(['WEB-1'], order.channelId));

    expect(found).toHaveLength(1);
    expect(simulator.state('azul').orders).toHaveLength(1);
  });

  it('stays connected over days, with rotating tokens', async () => {
    const { bling, clock, run, simulator } = connected;
    for (let day = 0; day < 3; day += 1) {
      await run(bling.company());
      await clock.advance(24 * 3_600_000);
    }
    simulator.integrators.revoke('totoro');

    await expect(run(bling.company())).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('never meets a 429 although many call at once, with slow answers', async () => {
    const { account, run, simulator } = connected;
    simulator.faults.always({ kind: 'latency', ms: 800 });
    const calls = Array.from({ length: 60 }, (_, index) =>
      account.at(index % 2 ? 'order' : 'sweep').products.list({ page: 1 }),
    );

    await run(Promise.all(calls));

    expect(simulator.log.countStatus(429)).toBe(0);
    expect(simulator.log.maxInOneSecond('azul')).toBe(3);
    expect(account.calls.count()).toBe(60);
  });

  it('gets on with a Bling that throttles without reason', async () => {
    const { bling, companyId, run, simulator } = connected;
    simulator.faults.next({ kind: 'throttle' }, { times: 3 });

    const company = await run(bling.company());

    expect(company.companyId).toBe(companyId);
    expect(simulator.log.countStatus(429)).toBe(3);
  });
});
