import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { createVirtualClock, VirtualTimeDeadlock } from './virtual-clock.ts';

describe('virtual clock', () => {
  it('fires timers in the order of their due time, equal ones in the order they were set', async () => {
    const clock = createVirtualClock(0);
    const fired: string[] = [];
    const after = async (ms: number, name: string) => {
      await clock.sleep(ms);
      fired.push(`${name}@${clock.monotonicMs()}`);
    };

    const all = Promise.all([after(30, 'c'), after(10, 'a'), after(10, 'b')]);
    await clock.run(all);

    expect(fired).toEqual(['a@10', 'b@10', 'c@30']);
  });

  it('runs three days of waiting at once and keeps wall and monotonic time together', async () => {
    const clock = createVirtualClock(1_000);

    await clock.run(clock.sleep(3 * 86_400_000));

    expect(clock.now()).toBe(1_000 + 3 * 86_400_000);
    expect(clock.monotonicMs()).toBe(3 * 86_400_000);
  });

  it('advances exactly as far as asked and fires what lies on the way, timers set by timers too', async () => {
    const clock = createVirtualClock(0);
    const fired: number[] = [];
    const tick = async (): Promise<void> => {
      await clock.sleep(400);
      fired.push(clock.now());
      await tick();
    };
    void tick();

    await clock.advance(1_000);

    expect(fired).toEqual([400, 800]);
    expect(clock.now()).toBe(1_000);
  });

  it('rejects a sleep with the reason of its signal and forgets the timer', async () => {
    const clock = createVirtualClock(0);
    const abort = new AbortController();
    const sleeping = clock.sleep(1_000, abort.signal);
    abort.abort(new Error('enough'));

    await expect(sleeping).rejects.toThrow('enough');
    await clock.run(Promise.resolve());
    expect(clock.now()).toBe(0);
  });

  it('says so when the work can never end', async () => {
    const clock = createVirtualClock(0, { whenIdleMs: 50 });

    await expect(clock.run(new Promise(() => undefined))).rejects.toThrow(VirtualTimeDeadlock);
  });

  it('waits for real input and output when no timer is left', async () => {
    const clock = createVirtualClock(0);

    const text = await clock.run(readFile(import.meta.filename, 'utf8'));

    expect(text).toContain('no timer is left');
    expect(clock.now()).toBe(0);
  });

  it('hands on what the work rejects with', async () => {
    const clock = createVirtualClock(0);
    const work = clock.sleep(5).then(() => Promise.reject(new Error('broken')));

    await expect(clock.run(work)).rejects.toThrow('broken');
  });
});
