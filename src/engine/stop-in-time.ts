import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { endsWithin } from './nap.ts';

const STOP_WITHIN_MS = 10_000;

export interface Stopping {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when what runs does not end by itself. */
  readonly abort: AbortController;
}

/**
 * Waits for what is in flight, and gives it up in time.
 *
 * @param withinMs default 10 s; what is still running after four fifths of it is aborted
 */
export async function stopInTime(
  { clock, log, abort }: Stopping,
  ended: Promise<unknown>,
  withinMs = STOP_WITHIN_MS,
): Promise<void> {
  const politeMs = Math.floor((withinMs * 4) / 5);
  if (await endsWithin(clock, politeMs, ended)) return;
  log.warn('work in flight was aborted, and will be repeated', {});
  abort.abort();
  await endsWithin(clock, withinMs - politeMs, ended);
}
