import { z } from 'zod';

import type { ApiCall, Caller } from './caller.ts';
import { BlingNotFound, BlingUnreadable } from './failures.ts';
import { listOf } from './wire.ts';

/** Bling's words for one call: a schema on the way in, failures thrown. */
export interface Api {
  read<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    query?: Query,
  ): Promise<z.output<Schema>>;
  /** `undefined` for a 404 in the API's own words. */
  find<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
  ): Promise<z.output<Schema> | undefined>;
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

export function createApi({ attempt }: Caller): Api {
  async function get(path: string, query: Query = []): Promise<unknown> {
    const outcome = await attempt({ method: 'GET', path, query });
    if (!outcome.ok) throw outcome.failure;
    return outcome.value;
  }

  async function send(call: ApiCall): Promise<unknown> {
    const outcome = await attempt(call);
    if (!outcome.ok) throw outcome.failure;
    return outcome.value;
  }

  const api: Api = {
    attempt,

    async read(schema, path, query) {
      return readAs(schema, await get(path, query), { what: path, outcome: 'not_applied' });
    },

    async find(schema, path) {
      const outcome = await attempt({ method: 'GET', path });
      if (outcome.ok) return readAs(schema, outcome.value, { what: path, outcome: 'not_applied' });
      if (outcome.failure instanceof BlingNotFound) return undefined;
      throw outcome.failure;
    },

    async page(row, path, { page, filters }) {
      const query: Query = [...filters, ['pagina', String(page)], ['limite', String(ROWS_A_PAGE)]];
      const rows = await api.read(listOf(row), path, query);
      return { rows, complete: rows.length < ROWS_A_PAGE };
    },

    async pages(row, path, filters) {
      const all: z.output<typeof row>[] = [];
      for (let page = 1; ; page += 1) {
        const { rows, complete } = await api.page(row, path, { page, filters });
        all.push(...rows);
        if (complete) return all;
      }
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
