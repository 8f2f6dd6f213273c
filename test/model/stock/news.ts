import type { Clock } from '../../../src/kernel/clock.ts';
import type { News } from './truth.ts';

/** What becomes of one piece of news: each copy comes after its delay; none, and it is lost. */
export type Fate = readonly number[];

/** Deliveries late, twice, in another order, or never. */
export function createNewsDesk(clock: Clock, fates: readonly Fate[]) {
  let sent = 0;
  let waiting = 0;
  return {
    waiting: () => waiting,
    send(deliver: () => Promise<void>): News {
      const fate = fates[sent % fates.length] ?? [];
      sent += 1;
      for (const delayMs of fate) {
        waiting += 1;
        void clock
          .sleep(delayMs)
          .then(deliver)
          .finally(() => (waiting -= 1));
      }
      return { knownAt: clock.now() + Math.min(...fate) };
    },
  };
}

export type NewsDesk = ReturnType<typeof createNewsDesk>;
