import type { Clock } from '../kernel/clock.ts';

/** Sleeps; `false` when it was woken by the signal. */
export async function nap(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  const [slept] = await Promise.allSettled([clock.sleep(ms, signal)]);
  return slept.status === 'fulfilled';
}

/** Waits for some work, but not longer than `ms`. `true` when the work ended. Leaves no timer behind. */
export async function endsWithin(
  clock: Clock,
  ms: number,
  work: Promise<unknown>,
): Promise<boolean> {
  const enough = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const isDone = await Promise.race([ended, nap(clock, ms, enough.signal).then((slept) => !slept)]);
  enough.abort();
  return isDone;
}
