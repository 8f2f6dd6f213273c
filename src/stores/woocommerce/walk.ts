import type { ListPage } from './list.ts';
import { isLast } from './list.ts';

/** Where a walk by ascending id stands. Ids of WordPress are numbers that only grow (guide 10). */
export interface Place {
  readonly offset: number;
  readonly lastId: bigint;
}

export const WALK_START: Place = { offset: 0, lastId: 0n };

/** How far to go back when rows before our place went away and the list moved up. */
const STEP_BACK = 50;

/**
 * The rows after a place. Pages are counted, not keyed, so a row deleted meanwhile would hide another:
 * each page overlaps the last one by a row, and goes further back when that row is not there.
 */
export async function walkById<Row extends { readonly wireId: string }>(
  load: (offset: number) => Promise<ListPage<Row>>,
  place: Place,
): Promise<{ rows: readonly Row[]; next: Place | undefined }> {
  let offset = Math.max(0, place.offset - 1);
  let page = await load(offset);
  while (offset > 0 && !reaches(page, place.lastId)) {
    offset = Math.max(0, offset - STEP_BACK);
    page = await load(offset);
  }
  const rows = page.rows.filter(({ wireId }) => BigInt(wireId) > place.lastId);
  const end = offset + page.rows.length;
  const last = rows.at(-1);
  if (isLast(page, end)) return { rows, next: undefined };
  return { rows, next: { offset: end, lastId: last ? BigInt(last.wireId) : place.lastId } };
}

/** Whether the page begins at or before the last row that was seen. */
function reaches(page: ListPage<{ readonly wireId: string }>, lastId: bigint): boolean {
  const first = page.rows[0];
  return first !== undefined && BigInt(first.wireId) <= lastId;
}

export function placeToText({ offset, lastId }: Place): string {
  return `${offset}:${lastId}`;
}

export function textToPlace(text: string): Place {
  const found = /^(\d+):(\d+)$/.exec(text);
  if (!found) throw new RangeError(`not a place in a walk: ${text}`);
  return { offset: Number(found[1]), lastId: BigInt(found[2] ?? 0) };
}
