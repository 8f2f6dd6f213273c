import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from './clock.ts';

/** The clock of the machine. Built once, in `app/` and in the simulator's own program. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    await wait(Math.max(0, ms), undefined, signal ? { signal } : {});
  },
};
