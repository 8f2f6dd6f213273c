import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { seededRandom } from '../kernel/random.ts';
import type { VirtualClock } from '../simulator/virtual-clock.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { countingBudget, MORNING, noChance } from './bling.builder.ts';
import { CALL_PRIORITIES } from './call-priority.ts';
import type { CallPriority } from './call-priority.ts';
import type { LaneOptions } from './create-lane.ts';
import { createLane } from './create-lane.ts';
import type { CallResult, Lane } from './lane.ts';

const GOOD: CallResult = { connection: 'kept', health: 'good' };
const OF_SECOND: CallResult = {
  connection: 'kept',
  health: 'error',
  refused: { period: 'second', limit: 3 },
};

function setUp(options: Partial<LaneOptions> = {}) {
  const clock = createVirtualClock(MORNING);
  const dayBudget = countingBudget();
  const lane = createLane({ clock, random: noChance, dayBudget, quarantineMs: 0, ...options });
  return { clock, lane, dayBudget };
}

interface Call {
  readonly priority: CallPriority;
  readonly latencyMs: number;
  readonly waitMs?: number;
}

/** Makes the calls side by side and tells when each started. */
async function callAll({ lane, clock }: { lane: Lane; clock: VirtualClock }, calls: Call[]) {
  const starts: { priority: CallPriority; at: number }[] = [];
  const one = async ({ priority, latencyMs, waitMs = 0 }: Call) => {
    await clock.sleep(waitMs);
    const turn = await lane.take(priority);
    starts.push({ priority, at: clock.monotonicMs() });
    await clock.sleep(latencyMs);
    turn.finish(GOOD);
  };
  await clock.run(Promise.all(calls.map(one)));
  return starts;
}

const anyCall = fc.record({
  priority: fc.constantFrom(...CALL_PRIORITIES),
  latencyMs: fc.integer({ min: 1, max: 4_000 }),
  waitMs: fc.integer({ min: 0, max: 6_000 }),
});

describe('the lane of an account', () => {
  it('never starts more than three calls in any second', async () => {
    const property = fc.asyncProperty(
      fc.array(anyCall, { minLength: 1, maxLength: 30 }),
      async (calls) => {
        const starts = await callAll(setUp(), calls);

        const fourthAfter = starts.slice(3).map(({ at }, index) => at - (starts[index]?.at ?? 0));
        expect(starts).toHaveLength(calls.length);
        expect(Math.min(Infinity, ...fourthAfter)).toBeGreaterThanOrEqual(1_000);
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('has at most three calls arrive in any second although now and then one is late', async () => {
    const { lane, clock } = setUp();
    const arrivals: number[] = [];
    const random = seededRandom(7);
    const call = async () => {
      const turn = await lane.take('stock');
      const isLate = arrivals.length > 10 && random.integer(8) === 0;
      await clock.sleep(3 + random.integer(4) + (isLate ? random.integer(250) : 0));
      arrivals.push(clock.monotonicMs());
      await clock.sleep(4);
      turn.finish(GOOD);
    };

    await clock.run(Promise.all(Array.from({ length: 300 }, call)));

    const fourthAfter = arrivals.slice(3).map((at, index) => at - (arrivals[index] ?? 0));
    expect(Math.min(...fourthAfter)).toBeGreaterThanOrEqual(1_000);
  });

  it('loses next to nothing when answers take unevenly long', async () => {
    const random = seededRandom(7);
    const calls = Array.from({ length: 200 }, (): Call => ({
      priority: 'sweep',
      latencyMs: 20 + random.integer(60),
    }));

    const starts = (await callAll(setUp(), calls)).map(({ at }) => at);

    const meanGapMs = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / (starts.length - 1);
    expect(meanGapMs).toBeLessThan(338 * 1.01);
  });

  it.each([900, 1_500])(
    'uses the limit to the full although answers take %i ms',
    async (latencyMs) => {
      const calls = Array.from({ length: 60 }, (): Call => ({ priority: 'sweep', latencyMs }));

      const starts = (await callAll(setUp(), calls)).map(({ at }) => at);

      const steady = starts.slice(20);
      const gaps = steady.slice(1).map((at, index) => at - (steady[index] ?? 0));
      expect(Math.max(...gaps)).toBe(338);
    },
  );

  it.each([
    ['order', 6],
    ['stock', 5],
  ] as const)('lets at most so many %s calls be in flight: %i', async (priority, atMost) => {
    const { lane, clock } = setUp();
    let inFlight = 0;
    let most = 0;

    const call = async () => {
      const turn = await lane.take(priority);
      inFlight += 1;
      most = Math.max(most, inFlight);
      await clock.sleep(5_000);
      inFlight -= 1;
      turn.finish(GOOD);
    };
    await clock.run(Promise.all(Array.from({ length: 12 }, call)));

    expect(most).toBe(atMost);
  });

  it('sends an order at once although all calls of others hang', async () => {
    const hanging = Array.from({ length: 9 }, (): Call => ({
      priority: 'sweep',
      latencyMs: 30_000,
    }));
    const order: Call = { priority: 'order', latencyMs: 50, waitMs: 20_000 };

    const starts = await callAll(setUp(), [...hanging, order]);

    expect(starts).toContainEqual({ priority: 'order', at: 20_000 });
  });

  it('does not catch up after a late call', async () => {
    const { lane, clock } = setUp();
    const starts: number[] = [];
    const call = async () => {
      const turn = await lane.take('stock');
      starts.push(clock.monotonicMs());
      turn.finish(GOOD);
    };

    await clock.run(call());
    await clock.advance(2_000);
    await clock.run(Promise.all([call(), call(), call()]));

    expect(starts).toEqual([0, 2_000, 2_338, 2_676]);
  });

  it('lets a call on a new connection be answered before it sends the next', async () => {
    const calls = [500, 10, 10].map((latencyMs): Call => ({ priority: 'order', latencyMs }));

    const starts = (await callAll(setUp(), calls)).map(({ at }) => at);

    expect(starts).toEqual([0, 838, 1_176]);
  });

  it('does not wait for ever for a new connection that hangs', async () => {
    const calls = [60_000, 10].map((latencyMs): Call => ({ priority: 'order', latencyMs }));

    const starts = (await callAll(setUp(), calls)).map(({ at }) => at);

    expect(starts).toEqual([0, 3_000]);
  });

  it('waits a second after taking over, because the last calls of the previous owner are unknown', async () => {
    const starts = await callAll(setUp({ quarantineMs: 1_000 }), [
      { priority: 'order', latencyMs: 1 },
    ]);

    expect(starts[0]?.at).toBe(1_000);
  });

  it('lets an order pass the sweep that waits already', async () => {
    const sweep = Array.from({ length: 20 }, (): Call => ({ priority: 'sweep', latencyMs: 50 }));
    const order: Call = { priority: 'order', latencyMs: 50, waitMs: 1_500 };

    const starts = await callAll(setUp(), [...sweep, order]);

    const placeOfOrder = starts.findIndex(({ priority }) => priority === 'order');
    const startedBefore = starts.filter(({ at }) => at <= 1_500).length;
    expect(placeOfOrder - startedBefore).toBeLessThanOrEqual(3);
  });

  it('pauses everybody for a second after a 429 and widens the spacing for five minutes', async () => {
    const { lane, clock } = setUp();
    const starts: number[] = [];
    const call = async (result = GOOD) => {
      const turn = await lane.take('stock');
      starts.push(clock.monotonicMs());
      turn.finish(result);
    };

    await clock.run(call(OF_SECOND));
    await clock.run(Promise.all([call(), call()]));
    await clock.advance(5 * 60_000);
    await clock.run(Promise.all([call(), call()]));

    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(gaps).toEqual([1_000, 340, expect.any(Number), 338]);
  });

  it('refuses those who wait when the day is over, and those who come', async () => {
    const { lane, clock } = setUp();
    const turn = await clock.run(lane.take('stock'));
    const waiting = lane.take('stock');
    await clock.advance(0);

    turn.finish({ ...GOOD, health: 'error', refused: { period: 'day', limit: 120_000 } });

    const spent = { code: 'bling.day_exhausted', outcome: 'not_applied', retryAfterMs: 1_800_000 };
    await expect(waiting).rejects.toMatchObject(spent);
    await expect(lane.take('order')).rejects.toMatchObject(spent);
  });

  it('spends one call of the day for each start', async () => {
    const context = setUp();

    await callAll(context, [
      { priority: 'order', latencyMs: 1 },
      { priority: 'sweep', latencyMs: 1 },
    ]);

    expect(context.dayBudget.spent()).toBe(2);
    expect(context.lane.given()).toBe(2);
  });

  it('stops waiting when the caller gives up, and gives the turn to the next', async () => {
    const { lane, clock } = setUp();
    const first = await clock.run(lane.take('order'));
    const gaveUp = new AbortController();
    const abandoned = lane.take('order', gaveUp.signal);
    const next = lane.take('order');
    await clock.advance(0);

    gaveUp.abort(new Error('shutting down'));
    first.finish(GOOD);

    await expect(abandoned).rejects.toThrow('shutting down');
    await clock.run(next);
    expect(lane.given()).toBe(2);
  });

  it('opens the breaker for ten minutes when Bling seems to have blocked the address', async () => {
    const { lane, clock } = setUp();
    for (let sign = 0; sign < 5; sign += 1) {
      const turn = await clock.run(lane.take('order'));
      turn.finish({ connection: 'lost', health: 'blocked' });
    }

    const refused = lane.take('order');

    await expect(refused).rejects.toMatchObject({ code: 'bling.paused', retryAfterMs: 600_000 });
  });
});
