import { setTimeout as wait } from 'node:timers/promises';

import { writes } from '../demo/proof/calls.ts';
import { toBlingCalls, toStoreCalls } from '../demo/proof/logs.ts';
import type { FinalState } from './judges/final-state.ts';
import { readFinalState } from './judges/final-state.ts';
import type { Outside } from './outside.ts';

export interface Settled {
  readonly state: FinalState;
  /** From the end of the last fault until everything was equal and nobody wrote any more. */
  readonly tookMs: number;
  readonly isQuiet: boolean;
}

const LOOK_MS = 2_000;
/** Longer than the round of polls, so that one has passed. */
const QUIET_MS = 16_000;

export interface Rest {
  /** For how long nobody may have written. */
  readonly quietMs?: number | undefined;
  readonly patienceMs: number;
}

/** Waits until both sides agree and nothing is written any more, or patience ends. */
export async function settle(
  outside: Outside,
  { quietMs = QUIET_MS, patienceMs }: Rest,
): Promise<Settled> {
  const beganAt = performance.now();
  let written = -1;
  let lastChange = beganAt;
  for (;;) {
    const [state, found] = await Promise.all([
      readFinalState(outside.venues),
      countWrites(outside),
    ]);
    const now = performance.now();
    if (found !== written || state.faults.length > 0) lastChange = now;
    written = found;
    const isQuiet = now - lastChange >= quietMs;
    if (isQuiet || now - beganAt > patienceMs)
      return { state, isQuiet, tookMs: Math.round(lastChange - beganAt) };
    await wait(LOOK_MS);
  }
}

async function countWrites({ venues }: Outside): Promise<number> {
  const counts = venues.map(async ({ bling, shops }) => {
    const [erp, ...stores] = await Promise.all([
      bling.log().then(toBlingCalls),
      ...shops.map(({ store }) => store.log().then(toStoreCalls)),
    ]);
    return [erp, ...stores].reduce((sum, calls) => sum + writes(calls).length, 0);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
