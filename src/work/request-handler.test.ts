import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BlingUnavailable } from '../bling/failures.ts';
import { message } from '../messages/message.ts';
import { awaitRequest } from './await-request.ts';
import type { Bench } from './drain.builder.ts';
import { ACCOUNT, openBench } from './drain.builder.ts';
import { LostOwnership } from './failures.ts';
import type { RequestCommand } from './request-handler.ts';
import { createRequestHandler } from './request-handler.ts';
import type { Progress } from './request.repository.ts';
import { ask, deleteOldRequests, findRequest } from './request.repository.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.database.close());

const askFor = (kind: string, args: unknown = {}) =>
  bench.database.transaction((tx) =>
    ask(tx, { id: 'req-1', accountId: ACCOUNT, kind, args }, bench.clock.now()),
  );
const drainWith = (commands: Record<string, RequestCommand>) =>
  bench.drainWith([createRequestHandler(commands)]);
const request = () => findRequest(bench.database.db, 'req-1');

describe('a command beside a running owner', () => {
  it('is done by the owner in steps, and the asker sees how far it is', async () => {
    const { clock, database } = bench;
    let steps = 0;
    const drain = drainWith({
      count: async ({ args }, { progress }) => {
        steps++;
        await progress({ done: steps, label: 'products' });
        await clock.sleep(500);
        return steps < 3
          ? { do: 'again', progress: { done: steps, total: 3, label: 'products' } }
          : { do: 'done', result: { counted: args } };
      },
    });
    await askFor('count', { store: 1 });
    const seen: Progress[] = [];
    const asking = awaitRequest('req-1', {
      db: database.db,
      clock,
      onProgress: (progress) => seen.push(progress),
    });

    const [finished] = await clock.run(Promise.all([asking, drain.run()]));

    expect(finished).toMatchObject({ state: 'done', result: '{"counted":"{\\"store\\":1}"}' });
    expect(seen).toContainEqual({ done: 2, label: 'products' });
    expect(await bench.row('req-1', 'request')).toBeUndefined();
  });

  it('that is fenced is not told as failed: whoever owns the account now does it', async () => {
    await askFor('sync');
    const drain = drainWith({
      sync: async () => {
        throw new LostOwnership(ACCOUNT);
      },
    });

    expect(await bench.clock.run(drain.run())).toBe('lost');
    expect(await request()).toMatchObject({ state: 'running' });
    expect(await bench.row('req-1', 'request')).toMatchObject({ state: 'ready' });
  });

  it('that fails is told to the asker, and is not tried again', async () => {
    await askFor('sync');

    await bench.clock.run(
      drainWith({
        sync: async () => {
          throw new BlingUnavailable({ detail: '503', outcome: 'not_applied' });
        },
      }).run(),
    );

    expect(await request()).toMatchObject({
      state: 'failed',
      result: JSON.stringify(message('bling.unavailable', {})),
    });
    expect(await bench.row('req-1', 'request')).toBeUndefined();
  });

  it('that meets a defect of ours is told too, and stays in the pending list', async () => {
    await askFor('sync');

    await bench.clock.run(
      drainWith({
        sync: async () => {
          throw new TypeError('undefined is no function');
        },
      }).run(),
    );

    expect(await request()).toMatchObject({ state: 'failed' });
    expect(await bench.row('req-1', 'request')).toMatchObject({ state: 'needs_person' });
  });

  it('that the owner does not know is refused in words', async () => {
    await askFor('dance');

    await bench.clock.run(drainWith({}).run());

    expect(await request()).toMatchObject({
      state: 'failed',
      result: JSON.stringify(message('work.requestUnknown', { kind: 'dance' })),
    });
  });

  it('that waits for other work holds no place meanwhile', async () => {
    let looks = 0;
    const drain = drainWith({
      sync: async (_, { now }) => {
        looks++;
        const progress = { done: looks, label: 'orders' };
        return looks === 1
          ? { do: 'wait', untilMs: now() + 1_000, progress }
          : { do: 'done', result: null };
      },
    });
    await askFor('sync');
    await bench.clock.run(drain.run());
    expect(await request()).toMatchObject({ state: 'running', progress: { done: 1 } });

    await bench.clock.advance(1_000);
    await bench.clock.run(drain.run());

    expect(await request()).toMatchObject({ state: 'done' });
  });

  it('is forgotten some time after it was finished', async () => {
    const { database, clock } = bench;
    await askFor('dance');
    expect(await deleteOldRequests(database.db, clock.now() + 1)).toBe(0);
    await clock.run(drainWith({}).run());

    expect(await deleteOldRequests(database.db, clock.now() + 1)).toBe(1);
    expect(await request()).toBeUndefined();
  });
});
