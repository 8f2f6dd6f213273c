import { StoreRejected } from '../failures.ts';
import type { Query } from './client.ts';
import type { ListPage } from './list.ts';
import { isLast, readList } from './list.ts';
import { OrderRow, TWO_DECIMALS } from './order.ts';
import type { Shop } from './shop.ts';
import { settle } from './transport.ts';

/** `modified_after` is strict and has a grain of a second; clocks of a store's parts differ (guide 2). */
const OVERLAP_MS = 180_000;
/** Rows by which counted pages overlap, since orders move while we walk. */
const PAGE_OVERLAP = 10;

export interface ChangePage {
  readonly rows: readonly OrderRow[];
  readonly next: string | undefined;
}

/**
 * Walks changed orders by the time of their change: each page begins at the last second of the one before,
 * so an order that changes meanwhile moves to the end and hides no other. Within a single crowded second,
 * and where a store cannot sort by change, pages are counted, with an overlap.
 */
export function createChangeReader(shop: Shop) {
  /** Old stores answer 400 to `orderby=modified` (guide 2). */
  let sortsByChange = true;

  const load = async ({ list, from, offset }: Cursor): Promise<ListPage<OrderRow>> => {
    const query: Query = {
      modified_after: toWireTime(from),
      dates_are_gmt: 'true',
      orderby: sortsByChange ? 'modified' : 'id',
      order: 'asc',
      status: list === 'live' ? 'any' : 'trash',
      offset,
      ...TWO_DECIMALS,
    };
    return readList(shop.client, { path: 'orders', query, row: OrderRow });
  };

  const loadInSomeOrder = async (cursor: Cursor): Promise<ListPage<OrderRow>> => {
    const asked = await settle(load(cursor));
    if (asked.ok) return asked.value;
    if (!sortsByChange || !isUnknownOrder(asked.failure)) throw asked.failure;
    sortsByChange = false;
    return load(cursor);
  };

  return async (since: number, after: string | undefined): Promise<ChangePage> => {
    const start = since - OVERLAP_MS;
    const cursor = after === undefined ? startOf('live', start) : textToCursor(after);
    const page = await loadInSomeOrder(cursor);
    // A store too old to know the filter gives everything.
    const rows = page.rows.filter((row) => changedAt(row) >= start);
    if (!isLast(page, cursor.offset + page.rows.length))
      return { rows, next: cursorToText(nextCursor(cursor, page, sortsByChange)) };
    if (cursor.list === 'trash') return { rows, next: undefined };
    return { rows, next: cursorToText(startOf('trash', start)) };
  };
}

interface Cursor {
  readonly list: 'live' | 'trash';
  /** Epoch ms; orders changed after it. */
  readonly from: number;
  readonly offset: number;
}

function startOf(list: Cursor['list'], from: number): Cursor {
  return { list, from, offset: 0 };
}

function nextCursor(cursor: Cursor, { rows }: ListPage<OrderRow>, sortsByChange: boolean): Cursor {
  const last = rows.at(-1);
  const from = last && sortsByChange ? changedAt(last) - 1_000 : cursor.from;
  if (from > cursor.from) return { ...cursor, from, offset: 0 };
  return { ...cursor, offset: cursor.offset + Math.max(1, rows.length - PAGE_OVERLAP) };
}

function changedAt({ date_modified_gmt: changed, date_created_gmt: created }: OrderRow): number {
  return changed ?? created ?? Number.MAX_SAFE_INTEGER;
}

function isUnknownOrder(failure: unknown): boolean {
  return (
    failure instanceof StoreRejected &&
    failure.status === 400 &&
    failure.storeCode === 'rest_invalid_param'
  );
}

const WIRE_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'UTC',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-24T04:05:06`, in UTC as `dates_are_gmt` says. */
function toWireTime(instant: number): string {
  return WIRE_TIME.format(Math.max(0, instant)).replace(' ', 'T');
}

function cursorToText({ list, from, offset }: Cursor): string {
  return `${list} ${from} ${offset}`;
}

function textToCursor(text: string): Cursor {
  const found = /^(live|trash) (-?\d+) (\d+)$/.exec(text);
  if (!found) throw new RangeError(`not a cursor of changed orders: ${text}`);
  const list = found[1] === 'live' ? 'live' : 'trash';
  return { list, from: Number(found[2]), offset: Number(found[3]) };
}
