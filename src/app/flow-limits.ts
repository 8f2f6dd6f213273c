import type { Settings } from './settings-table.ts';

/** What the flows have to know of the settings. */
export function flowLimits({ bling, sync, web }: Settings) {
  const slowestMs = Math.max(sync.blingPollSeconds, sync.storePollSeconds) * 1_000;
  return {
    callsPerDay: bling.callsPerDay,
    /** A span without contact is one when three polls in a row did not take place. */
    gapMs: Math.max(600_000, 3 * slowestMs),
    expectsEvents: web.publicUrl !== undefined,
  };
}
