import { BlingUnreadable } from './failures.ts';

/** One page of a list, as `Api.page` answers it. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly complete: boolean;
}

/**
 * Walks a list to its end. A parameter that Bling does not know is ignored without a word (guide 1.4): were
 * that the number of the page, each page would be the first one, for ever.
 *
 * @throws {BlingUnreadable} when a page is the one before
 */
export async function* allPages<Row>(read: (page: number) => Promise<Page<Row>>) {
  let before: string | undefined;
  for (let page = 1; ; page += 1) {
    const { rows, complete } = await read(page);
    const print = JSON.stringify(rows);
    refuseRepeat({ page, print, before });
    yield rows;
    if (complete) return;
    before = print;
  }
}

/**
 * For walks that read a page a turn, and keep what the page before was.
 *
 * @throws {BlingUnreadable} when a page is the one before
 */
export function refuseRepeat(seen: {
  readonly page: number;
  readonly print: string;
  readonly before: string | undefined;
}): void {
  const { page, print, before } = seen;
  if (print !== before) return;
  throw new BlingUnreadable({
    detail: `page ${page} is page ${page - 1} once more`,
    outcome: 'not_applied',
  });
}
