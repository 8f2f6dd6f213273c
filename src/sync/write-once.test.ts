import { describe, expect, it } from 'vitest';

import { BlingUnavailable } from '../bling/failures.ts';
import type { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';
import { LostOwnership } from '../work/failures.ts';
import { STORE } from './repository.builder.ts';
import { createWriteIntents } from './write-intent.repository.ts';
import { openWriting } from './write-once.builder.ts';
import type { Look } from './write-once.decide.ts';
import { type Sending, settleOpen, type Written, writeOnce } from './write-once.ts';

const KEY = 'thing:1';
const SETTLE_MS = 120_000;
const lost = new BlingUnavailable({ detail: 'no answer', outcome: 'unknown' });
const unreached = new BlingUnavailable({ detail: 'no connection', outcome: 'not_applied' });

type World = Awaited<ReturnType<typeof openWriting>>;

/** The other side, where things are made, and a flow that wants one. */
function makeThing(world: World, change: Partial<Sending<string>> = {}) {
  const there: string[] = [];
  const calls: string[] = [];
  const saved: string[] = [];
  const work: Sending<string> = {
    scope: STORE,
    key: KEY,
    commit: world.commit,
    settleMs: SETTLE_MS,
    findBy: 'name',
    looksFirst: true,
    async find(findBy): Promise<Look<string>> {
      calls.push(`find by ${findBy}`);
      const [one, two] = there;
      if (two) return { seen: 'doubtful', cause: message('order.twoHits', { number: '1' }) };
      return one ? { seen: 'found', value: one } : { seen: 'absent' };
    },
    async send() {
      calls.push('send');
      there.push(`made ${there.length + 1}`);
      return `made ${there.length}`;
    },
    noteUnknown: async (_, findBy) => {
      saved.push(`unknown ${findBy}`);
    },
    record: (made) => async () => {
      saved.push(`${made.how} ${made.value}`);
    },
    ...change,
  };
  return { there, calls, saved, work };
}

function recordOf(written: Written<string>) {
  if (written.outcome !== 'applied') throw new Error(`it is ${written.outcome}`);
  return written.record;
}

const intentOf = ({ database }: World) => createWriteIntents(database.db, STORE).find(KEY);

describe('a thing that is made once', () => {
  it('is looked for, noted, sent and recorded; then nothing is open', async () => {
    await using world = await openWriting();
    const { work, calls, saved } = makeThing(world);
    const noted: unknown[] = [];
    const send = async () => {
      noted.push(await intentOf(world));
      return work.send();
    };

    const written = await writeOnce(world, { ...work, send });

    expect(calls).toEqual(['find by name', 'send']);
    expect(noted).toMatchObject([{ state: 'sending', find_by: 'name' }]);
    expect(written).toMatchObject({ outcome: 'applied', how: 'sent', value: 'made 1' });
    expect(await intentOf(world)).toBeDefined();
    await world.commit(recordOf(written));
    expect(saved).toEqual(['sent made 1']);
    expect(await intentOf(world)).toBeUndefined();
  });

  it('costs its send alone when the flow has just looked', async () => {
    await using world = await openWriting();
    const { work, calls } = makeThing(world, { looksFirst: false });

    await writeOnce(world, work);

    expect(calls).toEqual(['send']);
  });

  it('stays open when its record cannot be saved, and is found by the next try', async () => {
    await using world = await openWriting();
    const { work, calls } = makeThing(world, { looksFirst: false });
    const record = () => async () => {
      throw new Error('disk full');
    };
    const written = await writeOnce(world, { ...work, record });
    await expect(world.commit(recordOf(written))).rejects.toThrow('disk full');

    expect(await writeOnce(world, work)).toMatchObject({ how: 'found', value: 'made 1' });
    expect(calls).toEqual(['send', 'find by name']);
  });

  it('is not sent again before the time is over that runs from when we gave up', async () => {
    await using world = await openWriting();
    const { work, calls, saved } = makeThing(world);
    const send = async () => {
      world.clock.pass(30_000);
      throw lost;
    };
    const startedAt = world.clock.now();
    const lookAgainAt = startedAt + 30_000 + SETTLE_MS;
    expect(await writeOnce(world, { ...work, send })).toEqual({
      outcome: 'unsettled',
      lookAgainAt,
    });
    expect(saved).toEqual(['unknown name']);

    world.clock.pass(SETTLE_MS - 1);
    expect(await writeOnce(world, work)).toEqual({ outcome: 'unsettled', lookAgainAt });
    world.clock.pass(1);
    expect(await writeOnce(world, work)).toMatchObject({ outcome: 'applied', how: 'sent' });
    expect(calls.filter((call) => call === 'send')).toHaveLength(1);
  });

  it('is not sent again sooner because the wall clock was set forward meanwhile', async () => {
    await using world = await openWriting();
    const { work, calls } = makeThing(world);
    const send = async () => {
      throw lost;
    };
    await writeOnce(world, { ...work, send });
    world.clock.pass(1_000);
    world.clock.setWallForward(8 * 60_000);

    const lookAgainAt = world.clock.now() + SETTLE_MS - 1_000;
    expect(await writeOnce(world, work)).toEqual({ outcome: 'unsettled', lookAgainAt });
    world.clock.pass(SETTLE_MS - 1_001);
    expect(await writeOnce(world, work)).toMatchObject({ outcome: 'unsettled' });
    expect(calls).not.toContain('send');
    world.clock.pass(1);
    expect(await writeOnce(world, work)).toMatchObject({ outcome: 'applied', how: 'sent' });
  });

  it('that takes effect late is taken, not made again', async () => {
    await using world = await openWriting();
    const { work, there, calls } = makeThing(world);
    const send = async () => {
      throw lost;
    };
    await writeOnce(world, { ...work, send });
    world.clock.pass(60_000);
    there.push('made late');
    world.clock.pass(60_000);

    expect(await writeOnce(world, work)).toMatchObject({ how: 'found', value: 'made late' });
    expect(calls).not.toContain('send');
  });

  it('is looked for by what was sent, though it is called otherwise now', async () => {
    await using world = await openWriting();
    const { work, calls } = makeThing(world);
    const send = async () => {
      throw lost;
    };
    await writeOnce(world, { ...work, send });

    await writeOnce(world, { ...work, findBy: 'new name' });

    expect(calls.at(-1)).toBe('find by name');
  });

  it('of a life that died is waited for in full from the first look of the next', async () => {
    await using world = await openWriting();
    const { work, calls } = makeThing(world);
    const sentAt = world.clock.now();
    await createWriteIntents(world.database.db, STORE).open(KEY, { sentAt, findBy: 'name' });
    world.clock.pass(10 * SETTLE_MS);

    const lookAgainAt = world.clock.now() + SETTLE_MS;
    expect(await writeOnce(world, work)).toEqual({ outcome: 'unsettled', lookAgainAt });
    world.clock.pass(1_000);
    expect(await writeOnce(world, work)).toEqual({ outcome: 'unsettled', lookAgainAt });
    expect(calls).not.toContain('send');
  });

  it('that is there twice waits for a person', async () => {
    await using world = await openWriting();
    const { work, there } = makeThing(world);
    there.push('one', 'two');

    expect(await writeOnce(world, work)).toMatchObject({
      outcome: 'doubtful',
      cause: { key: 'order.twoHits' },
    });
  });

  it('that was provably not made leaves nothing open', async () => {
    await using world = await openWriting();
    const { work, saved } = makeThing(world);
    const send = async () => {
      throw unreached;
    };

    expect(await writeOnce(world, { ...work, send })).toEqual({
      outcome: 'refused',
      failure: unreached,
    });
    expect(await intentOf(world)).toBeUndefined();
    expect(saved).toEqual([]);
  });

  it('by one who owns the account no more is not sent, and the loss passes untouched', async () => {
    await using world = await openWriting();
    const { work } = makeThing(world);
    const gone: Failure = new LostOwnership('account acc_1');
    const send = async () => {
      throw gone;
    };

    await expect(writeOnce(world, { ...work, send })).rejects.toBe(gone);
    expect(await intentOf(world)).toMatchObject({ state: 'sending' });
  });

  it('is not sent when its key cannot be saved', async () => {
    await using world = await openWriting();
    const gone = new LostOwnership('account acc_1');
    const commit = async () => {
      throw gone;
    };
    const { work, calls } = makeThing(world, { commit });

    await expect(writeOnce(world, work)).rejects.toBe(gone);
    expect(calls).toEqual(['find by name']);
  });
});

describe('an earlier send', () => {
  it('that never was costs no look', async () => {
    await using world = await openWriting();
    const { work, calls } = makeThing(world);

    expect(await settleOpen(world, work)).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('of which nothing came in time is over', async () => {
    await using world = await openWriting();
    const { work } = makeThing(world);
    const send = async () => {
      throw lost;
    };
    await writeOnce(world, { ...work, send });
    expect(await settleOpen(world, work)).toMatchObject({ outcome: 'unsettled' });

    world.clock.pass(SETTLE_MS);
    expect(await settleOpen(world, work)).toBeUndefined();
    expect(await intentOf(world)).toBeUndefined();
  });
});
