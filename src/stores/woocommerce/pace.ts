import type { Clock } from '../../kernel/clock.ts';

export interface Pace {
  /** Runs `work` when its turn has come. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** No turn begins within the next `ms` milliseconds: the store asked for a rest. */
  hold(ms: number): void;
}

/**
 * Few calls at once, evenly spaced, so that a small host is not pressed.
 *
 * @see guide woocommerce 11: 1-2 at once, 1-3 requests/s
 */
export function createPace(options: { clock: Clock; perSecond: number; atOnce: number }): Pace {
  const gapMs = 1_000 / options.perSecond;
  const waiting: (() => void)[] = [];
  let free = options.atOnce;
  let nextStart = 0;

  const enter = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** A place is handed on, so that nobody slips in between. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const turn = async () => {
    const now = options.clock.monotonicMs();
    const start = Math.max(now, nextStart);
    nextStart = start + gapMs;
    if (start > now) await options.clock.sleep(start - now);
  };

  return {
    async run(work) {
      await enter();
      try {
        await turn();
        return await work();
      } finally {
        leave();
      }
    },
    hold(ms) {
      nextStart = Math.max(nextStart, options.clock.monotonicMs() + ms);
    },
  };
}
