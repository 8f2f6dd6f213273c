import { Hono } from 'hono';

import { answer } from '../api/answer.ts';
import type { Args } from '../api/args.ts';
import { checkListArgs } from '../api/args.ts';
import { answerBatch } from '../api/batch.ts';
import type { StoreEnv, StoreRoutes } from '../api/call.ts';
import { answerList } from '../api/list.ts';
import { validated } from '../api/validate.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import type { Term } from '../terms.ts';
import { createTerm, updateTerm } from '../write-term.ts';

const RULES = {
  name: { type: 'string' },
  slug: { type: 'string' },
  parent: { type: 'integer' },
  description: { type: 'string' },
} as const;
const LIST = {
  orderBy: ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count'],
  dates: [],
};
const WRITES = ['POST', 'PUT', 'PATCH'];

/** One family of terms: where it lies, what it holds, how it looks. */
export interface TermFamily {
  /** Path below `wc/v3`, such as `/products/categories`. */
  readonly path: string;
  readonly terms: Map<number, Term>;
  count(term: Term): number;
  toWire(term: Term, count: number): Readonly<Record<string, unknown>>;
}

/** Lists, reads, creates, changes and removes terms; an existing name answers `term_exists` (guide 3). */
export function termRoutes(shop: Shop, family: TermFamily): StoreRoutes {
  const app = new Hono<StoreEnv>();
  const base = `${shop.options.siteUrl}/wp-json/wc/v3${family.path}`;
  const toWire = (term: Term) => ({
    ...family.toWire(term, family.count(term)),
    _links: { self: [{ href: `${base}/${term.id}` }], collection: [{ href: base }] },
  });

  app.get(family.path, (c) => {
    const { call } = c.env;
    checkListArgs(call.args, LIST);
    return answerList(shop, call, { rows: findTerms(family, call.args), toWire });
  });

  app.post(family.path, (c) => {
    const { call } = c.env;
    const term = createTerm(shop, family.terms, validated(call.body, RULES));
    return answer(call, toWire(term), { status: 201, headers: { Location: `${base}/${term.id}` } });
  });

  app.on(WRITES, `${family.path}/batch`, (c) =>
    answerBatch(shop, c.env.call, {
      create: (item) => toWire(createTerm(shop, family.terms, item)),
      update: (id, item) => toWire(updateTerm(getTerm(family, id), item)),
      delete: (id) => toWire(removeTerm(family, id)),
    }),
  );

  app.get(`${family.path}/:id{[0-9]+}`, (c) =>
    answer(c.env.call, toWire(getTerm(family, Number(c.req.param('id'))))),
  );

  app.on(WRITES, `${family.path}/:id{[0-9]+}`, (c) => {
    const term = getTerm(family, Number(c.req.param('id')));
    return answer(c.env.call, toWire(updateTerm(term, validated(c.env.call.body, RULES))));
  });

  app.delete(`${family.path}/:id{[0-9]+}`, (c) =>
    answer(c.env.call, toWire(removeTerm(family, Number(c.req.param('id'))))),
  );

  return app;
}

function findTerms(family: TermFamily, args: Args): readonly Term[] {
  const search = args.text('search')?.toLowerCase();
  const include = args.integers('include');
  const slug = args.text('slug');
  const parent = args.text('parent');
  const by = args.text('orderby') === 'id' ? byId : byName;
  const found = [...family.terms.values()]
    .filter((term) => !search || term.name.toLowerCase().includes(search))
    .filter((term) => include.length === 0 || include.includes(term.id))
    .filter((term) => slug === undefined || term.slug === slug)
    .filter((term) => parent === undefined || term.parent === Number(parent))
    .toSorted(by);
  return args.text('order') === 'desc' ? found.toReversed() : found;
}

const byId = (a: Term, b: Term) => a.id - b.id;
const byName = (a: Term, b: Term) => a.name.localeCompare(b.name) || a.id - b.id;

function getTerm(family: TermFamily, id: number): Term {
  const term = family.terms.get(id);
  if (!term) throw refusal(404, 'woocommerce_rest_term_invalid', 'Resource does not exist.');
  return term;
}

function removeTerm(family: TermFamily, id: number): Term {
  const term = getTerm(family, id);
  family.terms.delete(id);
  return term;
}
