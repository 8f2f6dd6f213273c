import { z } from 'zod';

/** Rows of the answers that a pass over one product gets, as the simulators gave them. */
export interface Captured {
  readonly productRow: Row;
  readonly balanceRow: Row;
  readonly item: Row;
  readonly level: Row;
}

export type Row = Readonly<Record<string, unknown>>;

const AnyRow = z.record(z.string(), z.unknown());
const BlingRows = z.object({ data: z.array(AnyRow).min(1) });
const StoreRows = z.array(AnyRow).min(1);

export type AnswerKind =
  | 'products'
  | 'store links'
  | 'balances'
  | 'items'
  | 'levels'
  | 'variations';

/** What a call of a pass asks for; `undefined`: something that does not grow with the catalogue. */
export function answerKind({ pathname, searchParams }: URL): AnswerKind | undefined {
  if (pathname.endsWith('/Api/v3/produtos')) return 'products';
  if (pathname.endsWith('/produtos/lojas')) return 'store links';
  if (pathname.endsWith('/estoques/saldos')) return 'balances';
  if (pathname.endsWith('/wc/v3/variations')) return 'variations';
  if (!pathname.endsWith('/wc/v3/products')) return undefined;
  return searchParams.has('_fields') ? 'levels' : 'items';
}

/** Listens to a `fetch` while the program makes a pass. */
export function captureFrom(inner: typeof fetch) {
  const found = new Map<AnswerKind, string>();
  const listening: typeof fetch = async (...[input, init]) => {
    const request = new Request(input, init);
    const kind = answerKind(new URL(request.url));
    const response = await inner(request);
    if (kind) found.set(kind, await response.clone().text());
    return response;
  };
  const read = (kind: AnswerKind): unknown => JSON.parse(found.get(kind) ?? 'null');
  return {
    fetch: listening,
    /** @throws when the pass did not make one of the calls */
    captured(): Captured {
      return {
        productRow: first(BlingRows.parse(read('products')).data),
        balanceRow: first(BlingRows.parse(read('balances')).data),
        item: first(StoreRows.parse(read('items'))),
        level: first(StoreRows.parse(read('levels'))),
      };
    },
  };
}

function first(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('an answer without rows');
  return row;
}
