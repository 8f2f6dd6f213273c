import { parseSiteDate } from '../site-time.ts';
import type { Args } from './args.ts';

interface Dated {
  readonly id: number;
  readonly createdAt: number;
  readonly modifiedAt: number | null;
}

/**
 * `after`, `before`, `modified_after`, `modified_before`: strict, in site time unless `dates_are_gmt` or an
 * explicit zone says otherwise (fact 11).
 */
export function isInDates(row: Dated, args: Args, offsetMinutes: number): boolean {
  const zoneless = { offsetMinutes: args.flag('dates_are_gmt') ? 0 : offsetMinutes };
  const at = (name: string) => {
    const text = args.text(name);
    return text === undefined ? undefined : parseSiteDate(text, zoneless);
  };
  const modified = row.modifiedAt ?? row.createdAt;
  return (
    isBetween(row.createdAt, at('after'), at('before')) &&
    isBetween(modified, at('modified_after'), at('modified_before'))
  );
}

function isBetween(
  instant: number,
  after: number | undefined,
  before: number | undefined,
): boolean {
  return (after === undefined || instant > after) && (before === undefined || instant < before);
}

/** Sorts by `orderby` and `order`; the id breaks ties, as 11.0.1 does (guide 2). */
export function inOrder<Row extends Dated>(
  rows: readonly Row[],
  args: Args,
  otherKey: (row: Row) => number | string,
): readonly Row[] {
  const by = args.text('orderby') ?? 'date';
  const include = args.integers('include');
  const keys: Record<string, (row: Row) => number | string> = {
    id: (row) => row.id,
    date: (row) => row.createdAt,
    modified: (row) => row.modifiedAt ?? row.createdAt,
    include: (row) => include.indexOf(row.id),
    post__in: (row) => include.indexOf(row.id),
  };
  const key = keys[by] ?? otherKey;
  const up = by === 'include' || by === 'post__in' || args.text('order') === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => up * (compare(key(a), key(b)) || a.id - b.id));
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
