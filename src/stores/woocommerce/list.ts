import { z } from 'zod';

import { StoreAnswerUnreadable } from '../failures.ts';
import type { Query, WooClient } from './client.ts';
import { parseAnswer } from './client.ts';

/** The most that a list gives at once (guide woocommerce 2). */
export const PER_PAGE = 100;

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** `X-WP-Total`; some caches drop it. */
  readonly total: number | undefined;
}

/** One page of a list. */
export async function readList<Row extends z.ZodType>(
  client: WooClient,
  { path, query, row }: { path: string; query: Query; row: Row },
): Promise<ListPage<z.infer<Row>>> {
  const answer = await client.read(path, { per_page: PER_PAGE, ...query });
  const rows = parseAnswer(z.array(row), answer.json);
  const total = answer.header('x-wp-total');
  return { rows, total: total !== undefined && /^\d+$/.test(total) ? Number(total) : undefined };
}

/** All pages, for lists that are short by nature. */
export async function readWholeList<Row extends z.ZodType>(
  client: WooClient,
  list: { path: string; query: Query; row: Row },
): Promise<z.infer<Row>[]> {
  const all: z.infer<Row>[] = [];
  for (let page = 1; ; page++) {
    const { rows, total } = await readList(client, { ...list, query: { ...list.query, page } });
    all.push(...rows);
    if (isLast({ rows, total }, all.length)) return all;
  }
}

/**
 * Whether a list ends here.
 *
 * @throws {StoreAnswerUnreadable} when nothing came though more is there: a cut list must never look complete
 */
export function isLast(page: ListPage<unknown>, seen: number): boolean {
  if (page.total === undefined) return page.rows.length < PER_PAGE;
  if (seen >= page.total) return true;
  if (page.rows.length > 0) return false;
  throw new StoreAnswerUnreadable({
    detail: `the list ends at ${seen} of ${page.total}`,
    outcome: 'not_applied',
    excerpt: '',
  });
}

/** Equal parts of at most `size`. */
export function chunksOf<Value>(values: readonly Value[], size: number): Value[][] {
  const parts: Value[][] = [];
  for (let at = 0; at < values.length; at += size) parts.push(values.slice(at, at + size));
  return parts;
}
