import { describe, expect, it } from 'vitest';

import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { countingBudget, MORNING, noChance } from './bling.builder.ts';
import { createLane } from './create-lane.ts';
import type { DayBudget, QuotaNews } from './day-budget.ts';
import type { CallResult } from './lane.ts';

const GOOD: CallResult = { connection: 'kept', health: 'good' };
const OF_SECOND: CallResult = {
  connection: 'kept',
  health: 'error',
  refused: { period: 'second', limit: 3 },
};

function setUp({ dayBudget }: { readonly dayBudget: DayBudget }) {
  const clock = createVirtualClock(MORNING);
  const lane = createLane({ clock, random: noChance, dayBudget, quarantineMs: 0 });
  return { clock, lane };
}

describe('the lane of an account that other apps use too', () => {
  it('leaves seconds to another app that uses them, and takes them back when it has stopped', async () => {
    const heard: number[] = [];
    const counted = countingBudget();
    const dayBudget = {
      ...counted,
      hear: (news: QuotaNews) => news.kind === 'others' && heard.push(news.perSecond),
    };
    const { lane, clock } = setUp({ dayBudget });
    let calls = 0;
    const call = async (result: CallResult) => {
      const turn = await lane.take('stock');
      calls += 1;
      turn.finish(result);
    };
    const gapMs = async () => {
      await clock.run(call(GOOD));
      const before = clock.monotonicMs();
      await clock.run(call(GOOD));
      return clock.monotonicMs() - before;
    };
    for (let round = 0; round < 30; round += 1) {
      await clock.run(call(GOOD));
      await clock.run(call(GOOD));
      await clock.run(call(OF_SECOND));
    }
    const busy = await gapMs();
    for (let minute = 0; minute < 6; minute += 1) {
      await clock.advance(60_000);
      await clock.run(call(GOOD));
    }

    expect(busy).toBeGreaterThan(400);
    expect(busy).toBeLessThan(1_100);
    expect(await gapMs()).toBe(338);
    expect(heard.at(-1)).toBe(0);
    expect(Math.max(...heard)).toBeGreaterThan(0.2);
    expect(calls).toBe(100);
  });

  it('takes over what another process learned of other apps', async () => {
    const dayBudget = { ...countingBudget(), othersPerSecond: () => 1 };
    const { lane, clock } = setUp({ dayBudget });
    const starts: number[] = [];
    const call = async () => {
      const turn = await lane.take('stock');
      starts.push(clock.monotonicMs());
      turn.finish(GOOD);
    };

    await clock.run(Promise.all([call(), call(), call()]));

    expect(starts).toEqual([0, 500, 1_000]);
  });

  it('never asks anybody to wait for a part of a millisecond: that would be a spin', async () => {
    const { lane, clock } = setUp({ dayBudget: countingBudget() });
    const turn = await clock.run(lane.take('order'));
    turn.finish({ ...OF_SECOND, refused: { period: 'day', limit: 120_000 } });
    await clock.advance(1_799_999.75);

    await expect(lane.take('order')).rejects.toMatchObject({ retryAfterMs: 1 });
    await clock.advance(0.25);
    await clock.run(lane.take('order'));
    expect(lane.stoppedForMs()).toBe(0);
  });
});
