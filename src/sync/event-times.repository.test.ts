import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { findCatchUpWindow } from './catch-up-window.ts';
import { createContactGaps } from './contact-gap.repository.ts';
import { createEventTimes, isSilentAt } from './event-times.repository.ts';
import { ACCOUNT, STORE } from './repository.builder.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 2, 10, 12);
const LIMITS = { gapMs: 15 * MINUTE_MS, expectsEvents: true };
const SIDES = { accountId: ACCOUNT, stores: [STORE] };

describeOnEachDatabase('events that a side sends', ({ open }) => {
  async function openTimes() {
    const { db } = await open();
    const clock = { at: START, now: () => clock.at };
    const times = createEventTimes(db, clock);
    return {
      db,
      clock,
      times,
      gaps: createContactGaps(db, clock),
      window: (limits = LIMITS) => findCatchUpWindow({ db, now: clock.at }, SIDES, limits),
      async isSilent() {
        const all = await times.readAll([ACCOUNT, STORE], () => ['order']);
        return (all.get(STORE) ?? []).some((each) => isSilentAt(each, clock.at));
      },
    };
  }

  it('are silent when a poll found what none had announced, and none came for ten minutes', async () => {
    const { clock, times, isSilent, window } = await openTimes();
    await times.noteEvent(STORE, 'order');
    clock.at += 30 * MINUTE_MS;
    await times.noteFound(STORE, 'order', clock.at - 2 * MINUTE_MS);
    expect(await isSilent()).toBe(false);

    clock.at += 10 * MINUTE_MS;
    expect(await isSilent()).toBe(true);
    const silent = [{ owner: STORE, resource: 'order' }];
    expect(await window()).toEqual({ from: START, to: clock.at, gaps: [], silent });
    expect(await window({ ...LIMITS, expectsEvents: false })).toBeUndefined();

    await times.noteCaughtUp(STORE, 'order');
    expect(await isSilent()).toBe(true);
    expect(await window()).toBeUndefined();

    await times.noteEvent(STORE, 'order');
    expect(await isSilent()).toBe(false);
  });

  it('are not silent when one came after the change, or soon after the poll', async () => {
    const { clock, times, isSilent, window } = await openTimes();
    await times.noteEvent(STORE, 'order');
    await times.noteFound(STORE, 'order', clock.at - MINUTE_MS);
    clock.at += 30 * MINUTE_MS;
    expect(await isSilent()).toBe(false);

    await times.noteFound(STORE, 'order', clock.at);
    clock.at += MINUTE_MS;
    await times.noteEvent(STORE, 'order');
    clock.at += 30 * MINUTE_MS;
    expect(await isSilent()).toBe(false);
    expect(await window()).toBeUndefined();
  });

  it('that fall silent anew are told anew', async () => {
    const { clock, times, window } = await openTimes();
    for (let time = 0; time < 2; time += 1) {
      await times.noteEvent(STORE, 'order');
      clock.at += 30 * MINUTE_MS;
      await times.noteFound(STORE, 'order', clock.at);
      clock.at += 11 * MINUTE_MS;
      expect(await window()).toBeDefined();
      await times.noteCaughtUp(STORE, 'order');
      expect(await window()).toBeUndefined();
      clock.at += MINUTE_MS;
    }
  });

  it('are not waited for without a gap in our asking: spans join, and a longer one stays', async () => {
    const { clock, gaps, window } = await openTimes();
    await gaps.note(ACCOUNT, { from: START, to: START + 5 * MINUTE_MS });
    expect(await window()).toBeUndefined();

    await gaps.note(ACCOUNT, { from: START, to: START + 20 * MINUTE_MS });
    await gaps.note(STORE, { from: START - MINUTE_MS, to: START + 19 * MINUTE_MS });
    clock.at += 21 * MINUTE_MS;
    expect(await window()).toEqual({
      from: START - MINUTE_MS,
      to: START + 20 * MINUTE_MS,
      gaps: [ACCOUNT, STORE],
      silent: [],
    });

    await gaps.close(ACCOUNT, START + 20 * MINUTE_MS);
    await gaps.close(STORE, START + 10 * MINUTE_MS);
    expect((await window())?.gaps).toEqual([STORE]);
  });
});
