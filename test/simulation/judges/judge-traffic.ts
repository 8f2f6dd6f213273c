import { OTHER_APP_QUERY } from '../world/trouble.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';

const PER_SECOND = 3;
const PER_DAY = 120_000;
const DAY_MS = 86_400_000;

/** P7: of our calls, whichever life sent them. */
export function judgePace({ world }: Judged): readonly Breach[] {
  const calls = world.bling.log.entries.filter(
    ({ path, query }) => !path.startsWith('/oauth') && query !== OTHER_APP_QUERY,
  );
  const found: string[] = [];
  for (const [place, call] of calls.entries()) {
    const third = calls[place - PER_SECOND];
    if (third && call.monotonicMs - third.monotonicMs < 1_000)
      found.push(
        `${PER_SECOND + 1} calls within ${call.monotonicMs - third.monotonicMs} ms at ${new Date(call.at).toISOString()}`,
      );
  }
  const days = new Map<number, number>();
  for (const { at } of calls) {
    const day = Math.floor((at - 3 * 3_600_000) / DAY_MS);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const most = Math.max(0, ...days.values());
  if (most > PER_DAY) found.push(`${most} calls in a day`);
  return toBreaches('P7', found.slice(0, 3));
}

/** P3: when both sides are quiet, a further pass writes nothing. */
export function judgeRest({ peace }: Judged): readonly Breach[] {
  return toBreaches('P3', peace.lateWrites.slice(0, 5));
}
