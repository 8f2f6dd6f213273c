import { z } from 'zod';

import { allPages } from './all-pages.ts';
import type { ApiCall, Caller, Outcome } from './caller.ts';
import { BlingNotFound, BlingUnavailable, BlingUnreadable } from './failures.ts';

/**
 * Bling's words for one call: a schema on the way in, failures thrown.
 *
 * A read that answers nothing where a list or a thing must be is a hiccup, never "there is none": whoever
 * believed it would make what exists already.
 */
export interface Api {
  /** One thing. */
  read<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>>;
  /** `undefined` for a 404 in the API's own words. */
  find<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
  ): Promise<z.output<Schema> | undefined>;
  /** A list that has no pages. */
  list<Row extends z.ZodType>(row: Row, path: string, query?: Query): Promise<z.output<Row>[]>;
  /** One page of 100. Further filters go first. */
  page<Row extends z.ZodType>(row: Row, path: string, query: PageQuery): Promise<PageOf<Row>>;
  /** All pages of a short list, such as warehouses. */
  pages<Row extends z.ZodType>(row: Row, path: string, query: Query): Promise<z.output<Row>[]>;
  /** A write whose answer tells nothing that we need. */
  write(call: ApiCall): Promise<void>;
  /** A write that answers the id of what it made. */
  create<Id extends z.ZodType>(id: Id, call: ApiCall): Promise<z.output<Id>>;
  /** The id in such an answer. */
  made<Id extends z.ZodType>(id: Id, answer: unknown): z.output<Id>;
  /** For those who expect a certain failure. */
  readonly attempt: Caller['attempt'];
}

export type Query = readonly (readonly [name: string, value: string])[];
export interface PageQuery {
  readonly page: number;
  readonly filters: Query;
}
export interface PageOf<Row extends z.ZodType> {
  readonly rows: z.output<Row>[];
  readonly complete: boolean;
}

const Made = z.object({ id: z.unknown() });

/** The ceiling that every integration keeps to (guide 1.4). */
const ROWS_A_PAGE = 100;
/** 200,000 rows: more than any account has, so a walk that comes so far turns in circles. */
const MOST_PAGES = 2_000;

export function createApi({ attempt }: Caller): Api {
  async function send(call: ApiCall): Promise<unknown> {
    const outcome = await attempt(call);
    if (!outcome.ok) throw outcome.failure;
    return outcome.value;
  }

  const api: Api = {
    attempt,

    async read(schema, path) {
      return thingIn(await attempt({ method: 'GET', path }), schema, path);
    },

    async find(schema, path) {
      const outcome = await attempt({ method: 'GET', path });
      if (!outcome.ok && outcome.failure instanceof BlingNotFound) return undefined;
      return thingIn(outcome, schema, path);
    },

    async list(row, path, query = []) {
      const outcome = await attempt({ method: 'GET', path, query });
      if (!outcome.ok) throw outcome.failure;
      if (!Array.isArray(outcome.value)) throw withoutContent('list', path, outcome.requestId);
      return readAs(z.array(row), outcome.value, { what: path, outcome: 'not_applied' });
    },

    async page(row, path, { page, filters }) {
      if (page > MOST_PAGES) {
        const detail = `${path}: the list does not end within ${MOST_PAGES} pages`;
        throw new BlingUnreadable({ detail, outcome: 'not_applied' });
      }
      const query: Query = [...filters, ['pagina', String(page)], ['limite', String(ROWS_A_PAGE)]];
      const rows = await api.list(row, path, query);
      return { rows, complete: rows.length < ROWS_A_PAGE };
    },

    async pages(row, path, filters) {
      const all: z.output<typeof row>[] = [];
      const pages = allPages((page) => api.page(row, path, { page, filters }));
      for await (const rows of pages) all.push(...rows);
      return all;
    },

    async write(call) {
      await send(call);
    },

    async create(id, call) {
      return api.made(id, await send(call));
    },

    made(id, answer) {
      const about = { what: 'answer to a creation', outcome: 'unknown' } as const;
      return readAs(id, readAs(Made, answer, about).id, about);
    },
  };
  return api;
}

function thingIn<Schema extends z.ZodType>(outcome: Outcome, schema: Schema, path: string) {
  if (!outcome.ok) throw outcome.failure;
  const { value, requestId } = outcome;
  const isThing = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isThing) throw withoutContent('thing', path, requestId);
  return readAs(schema, value, { what: path, outcome: 'not_applied' });
}

function withoutContent(wanted: string, path: string, requestId: string): BlingUnavailable {
  const detail = `no ${wanted} in the answer to GET ${path} (request ${requestId || '?'})`;
  return new BlingUnavailable({ detail, outcome: 'not_applied' });
}

function readAs<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  { what, outcome }: { readonly what: string; readonly outcome: 'not_applied' | 'unknown' },
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const detail = `${what}: ${z.prettifyError(parsed.error)}`;
  throw new BlingUnreadable({ detail, cause: parsed.error, outcome });
}
