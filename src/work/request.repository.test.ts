import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ACCOUNT } from './drain.builder.ts';
import { listWork } from './pending.repository.ts';
import {
  ask,
  claimRequest,
  deleteOldRequests,
  findRequest,
  finishRequest,
  REQUEST,
  saveProgress,
} from './request.repository.ts';

const request = (id: string) => ({ id, accountId: ACCOUNT, kind: 'sync', args: { parts: ['é'] } });

describeOnEachDatabase('what is asked of the owner', ({ open }) => {
  it('stands among the work, is begun anew after a crash, and not once finished', async () => {
    const { db, transaction } = await open();
    await transaction((tx) => ask(tx, request('r1'), 1));
    const asked = { id: 'r1', args: '{"parts":["é"]}', state: 'queued', progress: undefined };
    expect(await findRequest(db, 'r1')).toMatchObject(asked);
    expect(await listWork(db, { accountId: ACCOUNT })).toMatchObject([
      { kind: REQUEST, key: 'r1' },
    ]);

    const claim = () => transaction((tx) => claimRequest(tx, 'r1'));
    expect(await claim()).toMatchObject({ state: 'running' });
    const progress = { done: 3, total: 10, label: 'produtos' };
    await transaction((tx) => saveProgress(tx, 'r1', progress));
    expect(await claim()).toMatchObject({ state: 'running', progress });

    const outcome = { state: 'done' as const, result: { written: 3 }, now: 50 };
    await transaction((tx) => finishRequest(tx, 'r1', outcome));
    expect(await claim()).toBeUndefined();
    expect(await findRequest(db, 'r1')).toMatchObject({ state: 'done', result: '{"written":3}' });
  });

  it('is forgotten once finished long ago, never before it is finished', async () => {
    const { db, transaction } = await open();
    for (const id of ['old', 'new', 'open']) await transaction((tx) => ask(tx, request(id), 1));
    const finish = (id: string, now: number) =>
      transaction((tx) => finishRequest(tx, id, { state: 'done', result: undefined, now }));
    await finish('old', 99);
    await finish('new', 100);

    expect(await deleteOldRequests(db, 100)).toBe(1);
    expect(await findRequest(db, 'old')).toBeUndefined();
    expect(await findRequest(db, 'new')).toMatchObject({ result: 'null' });
    expect(await findRequest(db, 'open')).toMatchObject({ state: 'queued' });
  });
});
