import { describe, expect, it } from 'vitest';

import { createBlingTime } from './bling-time.ts';
import type { Transport } from './transport.ts';

const DATE = Date.parse('2026-03-10T12:00:00Z');

/** A machine whose wall clock is 5 minutes ahead of Bling's, and whose monotonic clock is as fine as a real one. */
function aMachine() {
  let elapsed = 1_000.25;
  let skew = 300_000;
  return {
    now: () => Math.floor(DATE + elapsed + skew),
    monotonicMs: () => elapsed,
    pass: (ms: number) => void (elapsed += ms),
    set: (ms: number) => void (skew += ms),
  };
}

const CALL = { method: 'GET', url: 'https://bling.test/', headers: {}, write: false } as const;

async function hear(machine: ReturnType<typeof aMachine>, date: number | undefined) {
  const time = createBlingTime(machine);
  const transport: Transport = async () => {
    machine.pass(400.5);
    const body = { readable: true, value: {} } as const;
    return { kind: 'answer', status: 200, requestId: '', body, date };
  };
  await time.listen(transport)(CALL);
  return time;
}

describe("Bling's clock", () => {
  it('stands, in whole milliseconds, between what its answer said at the earliest and at the latest', async () => {
    const machine = aMachine();
    const time = await hear(machine, DATE);

    expect(time.at(machine.monotonicMs())).toEqual({
      earliest: DATE,
      latest: DATE + 1_000 + 401,
    });
    machine.pass(2_000.75);
    expect(time.at(machine.monotonicMs())).toEqual({
      earliest: DATE + 2_000,
      latest: DATE + 2_000 + 1_402,
    });
  });

  it('is not known before an answer told it, an hour after, nor once our clock was set', async () => {
    const machine = aMachine();
    expect((await hear(machine, undefined)).at(machine.monotonicMs())).toBeUndefined();
    const time = await hear(machine, DATE);
    machine.set(3_000);
    expect(time.at(machine.monotonicMs())).toBeUndefined();
    const again = await hear(machine, DATE);
    machine.pass(3_600_001);
    expect(again.at(machine.monotonicMs())).toBeUndefined();
  });
});
