import type { Db } from '../database/tables.ts';
import type { WorkHandler } from './handler.ts';
import type { AccountId, Lane, WorkRow } from './work-row.ts';
import { take } from './work.repository.ts';

export interface Batch {
  readonly lane: Lane;
  readonly handler: WorkHandler;
  readonly rows: readonly WorkRow[];
}

export interface BatchWanted {
  readonly accountId: AccountId;
  readonly lane: Lane;
  readonly now: number;
  readonly minPriority?: number | undefined;
  readonly belowPriority?: number | undefined;
  readonly handlers: ReadonlyMap<string, WorkHandler>;
  readonly inFlight: ReadonlySet<string>;
}

/** The most urgent row of a lane, and as many more of its kind as its handler takes together. */
export async function pickBatch(db: Db, wanted: BatchWanted): Promise<Batch | undefined> {
  const { handlers, inFlight, ...where } = wanted;
  // As it is before the question: the answer may be older than the end of what was in flight meanwhile.
  const excluding = new Set(inFlight);
  const [first] = await take(db, { ...where, excluding, kinds: [...handlers.keys()], limit: 1 });
  const handler = first && handlers.get(first.kind);
  if (!handler) return undefined;
  if (handler.batchSize <= 1) return { lane: wanted.lane, handler, rows: [first] };
  const rows = await take(db, {
    ...where,
    excluding,
    kinds: [handler.kind],
    limit: handler.batchSize,
  });
  return { lane: wanted.lane, handler, rows };
}
