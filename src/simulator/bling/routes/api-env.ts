import { Hono } from 'hono';
import type { Context } from 'hono';

import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';

/** The account whose token came with the call. */
export interface ApiEnv {
  readonly Bindings: { readonly account: Account };
}
export type ApiContext = Context<ApiEnv>;

/** Trailing slashes are fine: a foreign client sends them (contract.md 5). */
export function apiRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>({ strict: false });
}

/** The record whose id stands in the path. @throws a 404 */
export function recordAt<Row>(c: Context, name: string, rows: ReadonlyMap<number, Row>): Row {
  const row = rows.get(Number(c.req.param(name)));
  if (row === undefined) throw refuse.notFound();
  return row;
}
