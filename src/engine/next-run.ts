import { Cron } from 'croner';

import type { Schedule } from './engine.ts';

const ZONE = 'America/Sao_Paulo';

/**
 * When a schedule runs next, epoch ms. Of croner only the calendar is used: its own timers run on the
 * machine's clock, and ours must also run on a virtual one.
 *
 * @throws {TypeError} when the cron expression is none
 */
export function nextRunAt(
  when: Schedule,
  { now, isFirst }: { now: number; isFirst: boolean },
): number | undefined {
  if ('everyMs' in when)
    return now + (isFirst ? (when.firstAfterMs ?? when.everyMs) : when.everyMs);
  return new Cron(when.cron, { timezone: ZONE, paused: true }).nextRun(new Date(now))?.getTime();
}
