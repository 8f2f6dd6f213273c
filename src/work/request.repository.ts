import { z } from 'zod';

import type { Db, Tables, Tx } from '../database/tables.ts';
import { mark } from './mark.repository.ts';
import { WorkPriority } from './priority.ts';
import type { AccountId, Lane } from './work-row.ts';

/** The kind of the row that stands for a request, so that it has its place among the other work. */
export const REQUEST = 'request';

export interface NewRequest {
  /** Made by the asker, unique. */
  readonly id: string;
  readonly accountId: AccountId;
  /** What is asked; the owner has a command of this name. */
  readonly kind: string;
  /** Whatever JSON can say. */
  readonly args: unknown;
  /** Default `bling`. */
  readonly lane?: Lane;
}

/** How far a request is, in whatever units its label names. */
export const Progress = z.object({
  done: z.number(),
  total: z.number().optional(),
  label: z.string(),
});
export type Progress = z.infer<typeof Progress>;

export interface Request {
  readonly id: string;
  readonly accountId: AccountId;
  readonly kind: string;
  /** As JSON text: whoever made the command knows its shape. */
  readonly args: string;
  readonly state: Tables['request']['state'];
  readonly progress: Progress | undefined;
  /** JSON text; of a message when failed. */
  readonly result: string | undefined;
}

/** Asks the owner of an account to do something; wake the account afterwards. */
export async function ask(tx: Tx, request: NewRequest, now: number): Promise<void> {
  const { id, accountId, kind, args, lane = 'bling' } = request;
  await tx
    .insertInto('request')
    .values({
      id,
      account_id: accountId,
      kind,
      args: JSON.stringify(args),
      state: 'queued',
      progress: null,
      result: null,
      requested_at: now,
      finished_at: null,
    })
    .execute();
  const row = { accountId, kind: REQUEST, key: id, lane, priority: WorkPriority.request };
  await mark(tx, [row], now);
}

export async function findRequest(db: Db | Tx, id: string): Promise<Request | undefined> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toRequest(row);
}

/** The owner begins. Again after a crash: a request that was begun and not finished is begun anew. */
export async function claimRequest(tx: Tx, id: string): Promise<Request | undefined> {
  await tx
    .updateTable('request')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
  const request = await findRequest(tx, id);
  return request?.state === 'running' ? request : undefined;
}

export async function saveProgress(tx: Tx, id: string, progress: Progress): Promise<void> {
  await tx
    .updateTable('request')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', id)
    .execute();
}

/** @param result whatever JSON can say; a message when failed */
export async function finishRequest(
  tx: Tx,
  id: string,
  outcome: { readonly state: 'done' | 'failed'; readonly result: unknown; readonly now: number },
): Promise<void> {
  await tx
    .updateTable('request')
    .set({
      state: outcome.state,
      result: JSON.stringify(outcome.result ?? null),
      finished_at: outcome.now,
    })
    .where('id', '=', id)
    .execute();
}

/** Forgets requests that were finished before an instant. */
export async function deleteOldRequests(db: Db | Tx, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('request')
    .where('finished_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function toRequest(row: Tables['request']): Request {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    args: row.args,
    state: row.state,
    progress: row.progress === null ? undefined : Progress.parse(JSON.parse(row.progress)),
    result: row.result ?? undefined,
  };
}
