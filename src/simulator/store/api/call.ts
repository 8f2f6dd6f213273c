import type { Hono } from 'hono';

import type { Fields } from '../input.ts';
import type { ConsumerKey } from '../options.ts';
import type { Args } from './args.ts';

/** One request as the routes see it, after transport, faults and the key were dealt with. */
export interface Call {
  /** Its number in the log. */
  readonly number: number;
  /** Path below `/wp-json`, with the query, as the client wrote it. */
  readonly url: URL;
  readonly args: Args;
  readonly body: Fields;
  readonly key: ConsumerKey | undefined;
  /** Only this many items of a batch are done before the process dies; undefined: all. */
  readonly batchItems: number | undefined;
  /** A list is cut to this many rows though its headers promise more; undefined: not. */
  readonly listRows: number | undefined;
}

export interface StoreEnv {
  Bindings: { readonly call: Call };
}

export type StoreRoutes = Hono<StoreEnv>;
