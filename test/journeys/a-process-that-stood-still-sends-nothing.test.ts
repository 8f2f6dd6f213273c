import { describe, expect, it } from 'vitest';

import { ACCOUNT } from '../../src/work/drain.builder.ts';
import { LostOwnership } from '../../src/work/failures.ts';
import type { Point } from './frozen-process.builder.ts';
import { openFrozenProcess } from './frozen-process.builder.ts';

const TOKEN = '/oauth/token';
const COMPANY = '/empresas/me/dados-basicos';

const POINTS: readonly { point: Point; sent: readonly string[]; tokenVersion: number }[] = [
  { point: 'before its token is read', sent: [], tokenVersion: 1 },
  { point: 'inside the lock of a renewal', sent: [], tokenVersion: 1 },
  { point: 'before it waits for its turn', sent: [], tokenVersion: 1 },
  { point: 'while it waits for its turn', sent: [], tokenVersion: 1 },
  // What Bling has granted is kept: the pair before is dead.
  { point: 'when the token call is answered', sent: [TOKEN], tokenVersion: 2 },
  { point: 'when the new token is saved', sent: [TOKEN], tokenVersion: 2 },
  { point: 'when the call is answered', sent: [TOKEN, COMPANY], tokenVersion: 2 },
];

describe('a process that stood still until another had its account', () => {
  it.each(POINTS)('$point, sends and records nothing more', async (expected) => {
    await using frozen = await openFrozenProcess(expected.point);
    const [before] = await frozen.work();

    const end = await frozen.drain(async () => {
      await frozen.bling.company();
      await frozen.bling.company();
    });

    expect(end).toBe('lost');
    expect(frozen.hasStoodStill()).toBe(true);
    expect(frozen.sent()).toEqual(expected.sent);
    expect(frozen.sentAfterwards()).toEqual([]);
    expect(await frozen.tokenVersion()).toBe(expected.tokenVersion);
    expect(await frozen.work()).toEqual([before]);
    expect(await frozen.owner()).toBe('here:2:heir');
  });

  it('would have done its work had it not', async () => {
    await using process = await openFrozenProcess('nowhere');

    const end = await process.drain(() => process.bling.company());

    expect(end).toBe('idle');
    expect(process.sent()).toEqual([TOKEN, COMPANY]);
    expect(await process.work()).toEqual([]);
  });

  it.each([
    { what: 'the next request of several', status: 200 },
    { what: 'the same request again', status: 503 },
  ])('does not send a store $what', async ({ status }) => {
    await using frozen = await openFrozenProcess('when the call is answered');
    let asked = 0;
    const store = frozen.openStore(async () => {
      asked += 1;
      await frozen.standStill();
      return Response.json({ name: 'Loja', url: '', home: '', namespaces: ['wc/v3'] }, { status });
    });

    expect(await frozen.drain(() => store.probe())).toBe('lost');
    expect(asked).toBe(1);
    expect(await frozen.work()).toHaveLength(1);
  });
});

describe('work of an ownership that was lost, and hung meanwhile,', () => {
  it('sends nothing after its process has won the account anew', async () => {
    await using process = await openFrozenProcess('nowhere');
    const former = await process.ownerships.acquire(ACCOUNT);
    let goOn = () => {};
    const hanging = process.permits
      .bind(former, {
        kind: 'stock',
        batchSize: 1,
        async run() {
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
          await process.bling.company();
          return [];
        },
      })
      .run([], anyContext());
    await process.ownerships.release(former);

    let ended: readonly PromiseSettledResult<unknown>[] = [];
    await process.drain(async () => {
      goOn();
      ended = await Promise.allSettled([hanging]);
      await process.bling.company();
    });

    expect(ended).toEqual([{ status: 'rejected', reason: expect.any(LostOwnership) }]);
    expect(process.sent()).toEqual([TOKEN, COMPANY]);
    expect(await process.work()).toEqual([]);
  });

  it('may not act once it has been let go', async () => {
    await using process = await openFrozenProcess('nowhere');
    const ownership = await process.ownerships.acquire(ACCOUNT);
    ownership.mayAct();

    await process.ownerships.release(ownership);

    expect(() => ownership.mayAct()).toThrow(LostOwnership);
  });
});

function anyContext() {
  const signal = new AbortController().signal;
  return { accountId: ACCOUNT, signal, now: () => 0, commit: async () => {} };
}
