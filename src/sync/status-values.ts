import type { Bling } from '../bling/bling.ts';
import type { ErpStatusId } from '../commerce/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { createHourlyReads } from './hourly-reads.ts';

/** The normalised value of each status of the account (guide 5.8): decide by it, never by an id. */
export type StatusValues = ReadonlyMap<ErpStatusId, number>;

export const FULFILLED = 1;
export const CANCELLED = 2;

/** Reads the account's statuses once an hour, and once at a time. */
export function createStatusValues(clock: Clock) {
  const keep = createHourlyReads<StatusValues>(clock);
  return (bling: Bling): Promise<StatusValues> => keep('all', () => readValues(bling));
}

async function readValues(bling: Bling): Promise<StatusValues> {
  const statuses = await bling.statuses.list();
  return new Map(
    statuses.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const])),
  );
}
