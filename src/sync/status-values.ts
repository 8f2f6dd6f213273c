import type { Bling } from '../bling/bling.ts';
import type { ErpStatusId } from '../commerce/ids.ts';
import type { Clock } from '../kernel/clock.ts';

/** The normalised value of each status of the account (guide 5.8): decide by it, never by an id. */
export type StatusValues = ReadonlyMap<ErpStatusId, number>;

/** An hour: statuses are created by people, seldom. */
const KEEP_MS = 3_600_000;

/** Reads the account's statuses once an hour, and once at a time. */
export function createStatusValues(clock: Clock) {
  let kept: { at: number; values: Promise<StatusValues> } | undefined;
  return (bling: Bling): Promise<StatusValues> => {
    if (kept && clock.now() - kept.at < KEEP_MS) return kept.values;
    const values = readValues(bling);
    kept = { at: clock.now(), values };
    void Promise.allSettled([values]).then(([settled]) => {
      if (settled.status === 'rejected') kept = undefined;
    });
    return values;
  };
}

async function readValues(bling: Bling): Promise<StatusValues> {
  const statuses = await bling.statuses.list();
  return new Map(
    statuses.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const])),
  );
}
