import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  BlingClassShed,
  BlingDisconnected,
  BlingRateLimited,
  BlingUnavailable,
} from '../bling/failures.ts';
import { message } from '../messages/message.ts';
import { StoreUnavailable } from '../stores/failures.ts';
import type { Bench } from './drain.builder.ts';
import { ACCOUNT, newWork, openBench, recordingHandler, START, STORE } from './drain.builder.ts';
import { resumeLane } from './lane.repository.ts';
import { WorkPriority } from './priority.ts';

const unavailable = () => new BlingUnavailable({ detail: 'x', outcome: 'not_applied' });
const disconnected = () => new BlingDisconnected({ detail: 'revoked' });

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.database.close());

const runAll = (drain: ReturnType<Bench['drainWith']>) => bench.clock.run(drain.run());

describe('failures', () => {
  const failing = (error: unknown) =>
    recordingHandler({
      run: async () => {
        throw error;
      },
    });

  it('backs off twice as long each time, and asks a person after the last try', async () => {
    await bench.mark(newWork());
    const drain = bench.drainWith([failing(unavailable())], { maxAttempts: 3 });

    await runAll(drain);
    const first = await bench.row('1');
    expect(first).toMatchObject({ attempts: 1, state: 'ready' });
    expect(first?.dueAt).toBeGreaterThanOrEqual(START + 1_500);
    expect(first?.dueAt).toBeLessThanOrEqual(START + 2_000);

    await bench.clock.advance(2_000);
    await runAll(drain);
    expect((await bench.row('1'))?.dueAt).toBeGreaterThan(START + 2_000 + 2_999);

    await bench.clock.advance(4_000);
    await runAll(drain);
    expect(await bench.row('1')).toMatchObject({
      state: 'needs_person',
      cause: message('bling.unavailable', {}),
    });
  });

  it('a class of calls that is held back waits alone: no attempt is counted, and orders go on', async () => {
    const sweep = failing(new BlingClassShed({ priority: 'sweep', retryAfterMs: 600_000 }));
    const orders = recordingHandler({ kind: 'order' });
    await bench.mark(
      newWork({ priority: WorkPriority.sweep }),
      newWork({ kind: 'order', key: '7', priority: WorkPriority.order, dueAt: START + 1_000 }),
    );
    const drain = bench.drainWith([sweep, orders]);

    await runAll(drain);
    await bench.clock.advance(1_000);
    await runAll(drain);

    expect(orders.seen).toEqual(['7']);
    expect(await bench.row('1')).toMatchObject({
      state: 'waiting',
      attempts: 0,
      dueAt: START + 600_000,
      cause: message('bling.classShed', { work: 'sweep' }),
    });
  });

  it('a limit of the other side counts no attempt and keeps the lane still for so long', async () => {
    const handler = failing(new BlingRateLimited(60_000));
    let calls = 0;
    const counting = {
      ...handler,
      run: async () => {
        calls++;
        throw new BlingRateLimited(60_000);
      },
    };
    await bench.mark(newWork({ key: '1' }));
    const drain = bench.drainWith([counting]);
    await runAll(drain);
    await bench.mark(newWork({ key: '2' }), newWork({ key: '1' }));
    await runAll(drain);

    expect(calls).toBe(1);
    expect(await bench.row('1')).toMatchObject({ attempts: 0, state: 'waiting' });
    await bench.clock.advance(60_001);
    await runAll(drain);
    expect(calls).toBeGreaterThan(1);
  });

  it('a limit keeps the attempts of a row that had failed before, and a hint during it', async () => {
    const errors = [unavailable(), new BlingRateLimited(60_000)];
    const handler = recordingHandler({
      run: async () => {
        const error = errors.shift();
        await bench.mark(newWork());
        throw error ?? unavailable();
      },
    });
    await bench.mark(newWork());
    const drain = bench.drainWith([handler]);
    await runAll(drain);
    await bench.clock.advance(2_000);
    await runAll(drain);

    expect(await bench.row('1')).toMatchObject({
      attempts: 1,
      state: 'waiting',
      dueAt: START + 62_000,
    });
  });

  it('a remote that refuses our access stops its lane, and only that, until it is connected again', async () => {
    const inBling = failing(disconnected());
    const inStore = recordingHandler({ kind: 'push' });
    await bench.mark(newWork(), newWork({ key: '2' }), newWork({ kind: 'push', lane: STORE }));

    await runAll(bench.drainWith([inBling, inStore], { batchesInFlight: 1 }));

    expect(inStore.seen).toEqual(['1']);
    expect(await bench.row('bling', 'reconnect')).toMatchObject({
      state: 'needs_person',
      cause: message('bling.disconnected', {}),
    });
    expect(await bench.row('2')).toMatchObject({ state: 'ready', attempts: 0 });
  });

  it('what is no failure of ours is a defect: parked', async () => {
    await bench.mark(newWork());

    await runAll(bench.drainWith([failing(new TypeError('x is undefined'))]));

    expect(await bench.row('1')).toMatchObject({
      state: 'needs_person',
      cause: message('general.defect', { detail: 'stock 1' }),
    });
  });

  it.each([
    ['PostgreSQL', { code: '22003' }],
    ['PostgreSQL', { code: '42703' }],
    ['MySQL', { code: 'ER_DATA_TOO_LONG', sqlState: '22001' }],
    ['SQLite', { code: 'SQLITE_MISMATCH' }],
  ])('data that %s can never take (%o) is a defect, and no busy database', async (_, told) => {
    await bench.mark(newWork());

    await runAll(bench.drainWith([failing(Object.assign(new Error('refused'), told))]));

    expect(await bench.row('1')).toMatchObject({
      state: 'needs_person',
      cause: message('general.defect', { detail: 'stock 1' }),
    });
  });

  it('a database that is busy is tried again', async () => {
    await bench.mark(newWork());

    await runAll(bench.drainWith([failing(Object.assign(new Error('lost'), { code: '57P01' }))]));

    expect(await bench.row('1')).toMatchObject({ state: 'ready', attempts: 1 });
  });

  it('so is a connection that was cut, of which the driver of PostgreSQL says no code', async () => {
    const cut = new Error('Client has encountered a connection error and is not queryable');
    await bench.mark(newWork());

    await runAll(bench.drainWith([failing(cut)]));

    expect(await bench.row('1')).toMatchObject({ state: 'ready', attempts: 1 });
  });

  it('a store row that Bling refuses waits for Bling, while the store goes on', async () => {
    let isMended = false;
    let calls = 0;
    const order = recordingHandler({
      kind: 'order',
      run: async (rows) => {
        calls++;
        if (!isMended) throw disconnected();
        return rows.map(() => ({ do: 'done' }));
      },
    });
    const push = recordingHandler({ kind: 'push' });
    await bench.mark(
      newWork({ kind: 'order', lane: STORE }),
      newWork({ kind: 'push', lane: STORE }),
    );
    const drain = bench.drainWith([order, push]);
    await runAll(drain);
    expect(calls).toBe(1);
    expect(push.seen).toEqual(['1']);
    expect(await bench.row('1', 'order')).toMatchObject({ state: 'waiting', attempts: 0 });

    isMended = true;
    const { clock, database } = bench;
    await database.transaction((tx) =>
      resumeLane(tx, { accountId: ACCOUNT, lane: 'bling', now: clock.now() }),
    );
    await runAll(drain);

    expect(calls).toBe(2);
    expect(await bench.row('bling', 'reconnect')).toBeUndefined();
  });

  it('a lane that was mended without telling us is found out by a probe', async () => {
    let isMended = false;
    const handler = recordingHandler({
      run: async (rows) => {
        if (!isMended) throw disconnected();
        return rows.map(() => ({ do: 'done' }));
      },
    });
    await bench.mark(newWork({ key: '1' }), newWork({ key: '2' }));
    const drain = bench.drainWith([handler], { batchesInFlight: 1 });
    await runAll(drain);
    isMended = true;
    await runAll(drain);
    expect(await bench.row('1')).toMatchObject({ state: 'waiting' });

    await bench.clock.advance(15 * 60_000);
    await runAll(drain);

    expect(await bench.row('1')).toBeUndefined();
    expect(await bench.row('2')).toBeUndefined();
    expect(await bench.row('bling', 'reconnect')).toBeUndefined();
  });

  it('a store that asks for time does not keep Bling still', async () => {
    const inBling = recordingHandler({ kind: 'walk' });
    const pushing = failing(
      new StoreUnavailable({ detail: '503', outcome: 'not_applied', retryAfterMs: 60_000 }),
    );
    await bench.mark(newWork({ priority: WorkPriority.order }), newWork({ kind: 'walk' }));

    await runAll(bench.drainWith([pushing, inBling], { batchesInFlight: 1 }));

    expect(inBling.seen).toEqual(['1']);
    expect(await bench.row('1')).toMatchObject({ state: 'waiting', dueAt: START + 60_000 });
  });
});
