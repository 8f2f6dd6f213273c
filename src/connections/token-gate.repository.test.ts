import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { TOKEN_CALLS, TOKEN_SPAN_MS } from '../bling/token-gate.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { createSharedTokenGate } from './token-gate.repository.ts';

const MORNING = Date.parse('2026-03-10T12:00:00Z');
const MINUTE_MS = 60_000;

/** The most starts in any minute. */
function mostInAMinute(starts: readonly number[]): number {
  const within = (from: number) => (at: number) => at >= from && at < from + MINUTE_MS;
  return Math.max(...starts.map((from) => starts.filter(within(from)).length));
}

describeOnEachDatabase('token calls of a machine', ({ open }) => {
  async function openGates(host: string) {
    const clock = createVirtualClock(MORNING);
    const database = await open({ clock });
    const gates = [1, 2, 3].map(() => createSharedTokenGate({ database, clock, host }));
    return { clock, database, gates };
  }

  it('are ten in a minute at most, whatever the number of its processes', async () => {
    const { clock, gates } = await openGates('here');
    const starts: number[] = [];
    for (let waiting = 36; waiting > 0; await clock.advance(7_000)) {
      const asking = Array.from({ length: waiting }, (_, at) => gates[at % 3]);
      const asked = asking.flatMap((gate) => (gate ? [gate.pass()] : []));
      const passed = (await Promise.all(asked)).filter(({ waitMs }) => waitMs === 0);
      starts.push(...passed.map(() => clock.now()));
      waiting -= passed.length;
    }

    expect(starts).toHaveLength(36);
    expect(mostInAMinute(starts)).toBe(TOKEN_CALLS);
    expect(Math.max(...starts) - MORNING).toBe(3 * TOKEN_SPAN_MS);
  });

  it('of another machine are counted by themselves: it has another address', async () => {
    const { clock, database, gates } = await openGates('here');
    for (let call = 0; call < TOKEN_CALLS; call++) await gates[0]?.pass();
    const elsewhere = createSharedTokenGate({ database, clock, host: 'there' });

    expect(await gates[1]?.pass()).toEqual({ waitMs: TOKEN_SPAN_MS });
    expect(await elsewhere.pass()).toEqual({ waitMs: 0 });
  });

  it('wait no longer than a span when the clock was set back meanwhile', async () => {
    const { database, gates } = await openGates('here');
    for (let call = 0; call < TOKEN_CALLS; call++) await gates[0]?.pass();
    const earlier = createVirtualClock(MORNING - 3_600_000);
    const gate = createSharedTokenGate({ database, clock: earlier, host: 'here' });

    expect(await gate.pass()).toEqual({ waitMs: TOKEN_SPAN_MS });
    await earlier.advance(TOKEN_SPAN_MS);
    expect(await gate.pass()).toEqual({ waitMs: 0 });
  });
});
