import type { Shop } from '../shop.ts';
import { answer } from './answer.ts';
import type { Call } from './call.ts';

/** Cuts a page out of the found rows and answers with totals and links (guide 2). */
export function answerList<Row>(
  shop: Shop,
  call: Call,
  list: { rows: readonly Row[]; toWire: (row: Row) => unknown; repeats?: string },
): Response {
  const perPage = Number(call.args.text('per_page') ?? '10');
  const page = Number(call.args.text('page') ?? '1');
  const start = Number(call.args.text('offset') ?? (page - 1) * perPage);
  const pages = Math.ceil(list.rows.length / perPage);
  const rows = list.rows.slice(start, start + Math.min(perPage, call.listRows ?? perPage));
  return answer(call, rows.map(list.toWire), {
    headers: {
      'X-WP-Total': String(list.rows.length),
      'X-WP-TotalPages': String(pages),
      Link: linkHeader(shop, call, { page, pages, repeats: list.repeats ?? '' }),
    },
  });
}

/** 11.0.1 sends only `prev` and `next`; without a neighbour something else altogether. */
function linkHeader(
  shop: Shop,
  call: Call,
  at: { page: number; pages: number; repeats: string },
): string {
  const links: string[] = [];
  if (at.page > 1)
    links.push(
      `<${pageUrl(shop, call, { ...at, page: Math.min(at.page - 1, Math.max(1, at.pages)) })}>; rel="prev"`,
    );
  if (at.page < at.pages)
    links.push(`<${pageUrl(shop, call, { ...at, page: at.page + 1 })}>; rel="next"`);
  return links.length > 0
    ? links.join(', ')
    : `<${shop.options.siteUrl}/wp-json/>; rel="https://api.w.org/"`;
}

function pageUrl(shop: Shop, call: Call, at: { page: number; repeats: string }): string {
  const query = new URLSearchParams(call.url.searchParams);
  const given = new Set([...query.keys()].map(baseName));
  for (const [name, value] of new URLSearchParams(at.repeats)) {
    if (!given.has(baseName(name))) query.append(name, value);
  }
  query.set('page', String(at.page));
  return `${shop.options.siteUrl}/wp-json${call.url.pathname}?${query.toString()}`;
}

/** `status` of `status[0]`. */
function baseName(name: string): string {
  return name.replace(/\[\d*\]$/, '');
}
