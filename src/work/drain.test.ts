import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BlingUnavailable } from '../bling/failures.ts';
import { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';
import type { Bench } from './drain.builder.ts';
import { ACCOUNT, newWork, openBench, recordingHandler, START } from './drain.builder.ts';
import { LostOwnership } from './failures.ts';
import { mark } from './mark.repository.ts';
import { WorkPriority } from './priority.ts';

class Refused extends Failure {
  readonly code = 'test.refused';
  readonly kind = 'rejected';
  readonly merchantMessage = message('general.defect', { detail: 'refused' });
}
const unavailable = () => new BlingUnavailable({ detail: 'x', outcome: 'not_applied' });

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.database.close());

const runAll = (drain: ReturnType<Bench['drainWith']>) => bench.clock.run(drain.run());

describe('what goes first', () => {
  it('takes an order before stock, stock before a sweep', async () => {
    const handler = recordingHandler();
    await bench.mark(
      newWork({ key: 'sweep', priority: WorkPriority.sweep }),
      newWork({ key: 'order', priority: WorkPriority.order }),
      newWork({ key: 'stock' }),
    );

    expect(await runAll(bench.drainWith([handler], { batchesInFlight: 1 }))).toBe('idle');

    expect(handler.seen).toEqual(['order', 'stock', 'sweep']);
    expect(await bench.row('order')).toBeUndefined();
  });

  it('lets an order in although sweeps fill the lane', async () => {
    const seen: string[] = [];
    const slow = recordingHandler({
      kind: 'sweep',
      run: async (rows) => {
        await bench.clock.sleep(60_000);
        seen.push('sweep');
        return rows.map(() => ({ do: 'done' }));
      },
    });
    const order = recordingHandler({
      kind: 'order',
      run: async (rows) => {
        seen.push('order');
        return rows.map(() => ({ do: 'done' }));
      },
    });
    const sweeps = Array.from({ length: 8 }, (_, index) =>
      newWork({ kind: 'sweep', key: String(index), priority: WorkPriority.sweep }),
    );
    await bench.mark(...sweeps);
    const drain = bench.drainWith([slow, order]);
    const running = drain.run();
    await bench.clock.advance(1_000);
    await bench.mark(newWork({ kind: 'order', priority: WorkPriority.order }));
    drain.poke();
    await bench.clock.advance(1_000);

    expect(seen).toEqual(['order']);
    await bench.clock.run(running);
  });

  it('lets stock in although orders fill the lane', async () => {
    const seen: string[] = [];
    const slow = recordingHandler({
      kind: 'order',
      run: async (rows) => {
        await bench.clock.sleep(60_000);
        seen.push('order');
        return rows.map(() => ({ do: 'done' }));
      },
    });
    const stock = recordingHandler({
      run: async (rows) => {
        seen.push('stock');
        return rows.map(() => ({ do: 'done' }));
      },
    });
    const orders = Array.from({ length: 8 }, (_, index) =>
      newWork({ kind: 'order', key: String(index), priority: WorkPriority.order }),
    );
    await bench.mark(...orders, newWork({ key: 'early' }));
    const drain = bench.drainWith([slow, stock]);
    const running = drain.run();
    await bench.clock.advance(61_000);
    await bench.mark(newWork({ key: 'late' }));
    drain.poke();
    await bench.clock.advance(1_000);

    expect(seen.filter((kind) => kind === 'stock')).toHaveLength(2);
    expect(seen.filter((kind) => kind === 'order').length).toBeLessThan(8);
    await bench.clock.run(running);
  });

  it('leaves rows of kinds that it does not know', async () => {
    await bench.mark(newWork({ kind: 'of_a_newer_version' }));

    await runAll(bench.drainWith([recordingHandler()]));

    expect(await bench.row('1', 'of_a_newer_version')).toMatchObject({ state: 'ready' });
  });
});

describe('batches', () => {
  it('hands as many rows of a kind together as the handler takes', async () => {
    const sizes: number[] = [];
    const handler = recordingHandler({
      batchSize: 50,
      run: async (rows) => {
        sizes.push(rows.length);
        return rows.map(() => ({ do: 'done' }));
      },
    });
    await bench.mark(...Array.from({ length: 120 }, (_, index) => newWork({ key: `${index}` })));

    await runAll(bench.drainWith([handler]));

    expect(sizes.toSorted((a, b) => b - a)).toEqual([50, 50, 20]);
  });

  it('a poisoned row parks alone, its neighbours are done', async () => {
    const handler = recordingHandler({
      batchSize: 10,
      run: async (rows) => {
        if (rows.some((row) => row.key === '3')) throw new Refused('no');
        return rows.map(() => ({ do: 'done' }));
      },
    });
    await bench.mark(...[1, 2, 3, 4, 5].map((key) => newWork({ key: `${key}` })));

    await runAll(bench.drainWith([handler]));

    expect(await bench.row('3')).toMatchObject({
      state: 'needs_person',
      cause: message('general.defect', { detail: 'refused' }),
    });
    expect(await Promise.all(['1', '2', '4', '5'].map((key) => bench.row(key)))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('a dead remote is asked three times, not once for each of a hundred rows', async () => {
    let calls = 0;
    const handler = recordingHandler({
      batchSize: 100,
      run: async () => {
        calls++;
        throw unavailable();
      },
    });
    await bench.mark(...Array.from({ length: 100 }, (_, index) => newWork({ key: `${index}` })));

    await runAll(bench.drainWith([handler]));

    expect(calls).toBe(3);
    expect(await bench.row('99')).toMatchObject({ state: 'ready', attempts: 1 });
  });

  it('a handler that returns too few results parks its rows as a defect', async () => {
    await bench.mark(newWork());

    await runAll(bench.drainWith([recordingHandler({ run: async () => [] })]));

    expect(await bench.row('1')).toMatchObject({
      state: 'needs_person',
      cause: message('general.defect', { detail: 'work.stock' }),
    });
  });
});

describe('results', () => {
  it('waits without an attempt until its time', async () => {
    const handler = recordingHandler({
      run: async (rows) => rows.map(() => ({ do: 'wait', untilMs: START + 60_000 })),
    });
    await bench.mark(newWork());

    await runAll(bench.drainWith([handler]));

    expect(await bench.row('1')).toMatchObject({
      state: 'waiting',
      attempts: 0,
      dueAt: START + 60_000,
    });
  });

  it('a time between two milliseconds is the next one: dates are whole, and nothing wakes too early', async () => {
    const handler = recordingHandler({
      run: async (rows) => rows.map(() => ({ do: 'wait', untilMs: START + 60_000.25 })),
    });
    await bench.mark(newWork());

    await runAll(bench.drainWith([handler]));

    expect((await bench.row('1'))?.dueAt).toBe(START + 60_001);
  });

  it('a slice that got on forgets the failed tries before it', async () => {
    const attempts: number[] = [];
    const handler = recordingHandler({
      run: async ([row]) => {
        attempts.push(row?.attempts ?? -1);
        if (attempts.length === 1) throw unavailable();
        return [attempts.length === 2 ? { do: 'again' } : { do: 'done' }];
      },
    });
    await bench.mark(newWork());
    const drain = bench.drainWith([handler]);
    await runAll(drain);
    await bench.clock.advance(2_000);
    await runAll(drain);

    expect(attempts).toEqual([0, 1, 0]);
  });

  it('marking its own key inside the record makes a new row with its own date', async () => {
    const handler = recordingHandler({
      run: async (rows) =>
        rows.map(() => ({
          do: 'done',
          record: (tx) => mark(tx, [newWork({ dueAt: START + 5_000 })], START),
        })),
    });
    await bench.mark(newWork());

    await runAll(bench.drainWith([handler]));

    expect(await bench.row('1')).toMatchObject({ dueAt: START + 5_000, state: 'ready' });
  });

  it('a record that fails leaves nothing behind, and the row is not gone', async () => {
    const handler = recordingHandler({
      run: async (rows) =>
        rows.map(() => ({
          do: 'done',
          record: async (tx) => {
            await mark(tx, [newWork({ key: 'other', kind: 'x' })], START);
            throw new TypeError('bug');
          },
        })),
    });
    await bench.mark(newWork());

    await runAll(bench.drainWith([handler]));

    expect(await bench.row('other', 'x')).toBeUndefined();
    expect(await bench.row('1')).toMatchObject({ state: 'needs_person' });
  });
});

describe('ownership', () => {
  it('saves nothing once another process owns the account', async () => {
    await bench.mark(newWork());
    const drain = bench.drainWith([recordingHandler()], {
      guard: async () => {
        throw new LostOwnership('owner');
      },
    });

    expect(await runAll(drain)).toBe('lost');

    expect(await bench.row('1')).toMatchObject({ state: 'ready', accountId: ACCOUNT });
  });
});
