import type { Clock } from '../kernel/clock.ts';

/** People change the settings of an account seldom. */
const KEEP_MS = 3_600_000;

interface Kept<Value> {
  readonly at: number;
  readonly value: Promise<Value>;
}

/** Each key is read once an hour, and once at a time. What failed is read again. */
export function createHourlyReads<Value>(clock: Pick<Clock, 'now'>) {
  const kept = new Map<string, Kept<Value>>();
  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key);
    if (known && clock.now() - known.at < KEEP_MS) return known.value;
    const value = read();
    kept.set(key, { at: clock.now(), value });
    void Promise.allSettled([value]).then(([settled]) => {
      if (settled.status === 'rejected') kept.delete(key);
    });
    return value;
  };
}
