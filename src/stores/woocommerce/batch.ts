import { z } from 'zod';

import type { Failure } from '../../kernel/failure.ts';
import { StoreRejected } from '../failures.ts';
import type { WooClient } from './client.ts';
import { BATCH_TIMEOUT_MS } from './client.ts';
import { settle } from './transport.ts';
import { listOf } from './wire.ts';

/** Above this the store answers 413 (guide woocommerce 4). */
const MOST_IN_A_BATCH = 100;

/** Updates of one address, such as `products` or `products/20/variations`. */
export interface BatchGroup {
  readonly path: string;
  /** Each with the `id` that the store knows at this address. */
  readonly bodies: readonly BatchBody[];
}
export type BatchBody = Readonly<Record<string, unknown>> & { readonly id: number };

export type BatchResult =
  | { readonly is: 'row'; readonly row: unknown }
  | { readonly is: 'refused'; readonly code: string; readonly detail: string }
  | { readonly is: 'lost'; readonly detail: string };

export interface BatchWriter {
  /**
   * Updates all, in batches, and tells of each body what came of it, in order. After an answer that was
   * lost nothing further is sent; what was not sent is `refused`.
   *
   * @throws {Failure} when nothing at all was sent
   */
  update(groups: readonly BatchGroup[]): Promise<readonly (readonly BatchResult[])[]>;
}

/** A batch that dies halfway leaves its first part written: the next ones are half as large (guide 4). */
export function createBatchWriter(client: WooClient): BatchWriter {
  let size = MOST_IN_A_BATCH;

  const send = async (path: string, chunk: readonly BatchBody[]): Promise<Sent> => {
    const call = { method: 'POST' as const, path: `${path}/batch`, body: { update: chunk } };
    const came = await settle(client.write({ ...call, timeoutMs: BATCH_TIMEOUT_MS }));
    if (came.ok) return { results: pairUp(chunk, came.value.json), stop: undefined };
    const { failure } = came;
    const isTooLarge = failure instanceof StoreRejected && failure.status === 413;
    if (isTooLarge && chunk.length > 1) {
      size = Math.ceil(chunk.length / 2);
      return 'again';
    }
    if (failure.outcome === 'unknown') {
      size = Math.ceil(chunk.length / 2);
      return { results: chunk.map(() => lost(failure)), stop: failure };
    }
    if (failure instanceof StoreRejected)
      return { results: chunk.map(() => refused(failure)), stop: undefined };
    return { results: [], stop: failure };
  };

  const sendGroup = async ({ path, bodies }: BatchGroup): Promise<Exclude<Sent, 'again'>> => {
    const results: BatchResult[] = [];
    while (results.length < bodies.length) {
      const sent = await send(path, bodies.slice(results.length, results.length + size));
      if (sent === 'again') continue;
      results.push(...sent.results);
      if (sent.stop) return { results, stop: sent.stop };
    }
    return { results, stop: undefined };
  };

  return {
    async update(groups) {
      const all: BatchResult[][] = [];
      let stop: Failure | undefined;
      for (const group of groups) {
        const sent = stop ? { results: [], stop } : await sendGroup(group);
        ({ stop } = sent);
        const wasNothingSent = all.every(hasNothing) && hasNothing(sent.results);
        if (stop && wasNothingSent) throw stop;
        all.push([...sent.results, ...unsent(group.bodies.length - sent.results.length, stop)]);
      }
      return all;
    },
  };
}

type Sent =
  | { readonly results: readonly BatchResult[]; readonly stop: Failure | undefined }
  /** Nothing was taken; the same again in smaller parts. */
  | 'again';

const BatchAnswer = z.object({ update: listOf(z.unknown()) });

/** A failed item: its `id` may be 0 or null, so the place in the list counts (guide 4). */
const FailedItem = z.object({
  error: z.object({ code: z.coerce.string(), message: z.coerce.string() }),
});
const Identified = z.object({ id: z.coerce.number() });

function pairUp(chunk: readonly BatchBody[], json: unknown): BatchResult[] {
  const answer = BatchAnswer.safeParse(json);
  const rows = answer.success ? answer.data.update : [];
  if (rows.length === chunk.length) return rows.map((row, at) => toResult(row, chunk[at]?.id));
  // Rows are missing, so places say nothing any more.
  return chunk.map(({ id }) =>
    toResult(
      rows.find((row) => idOf(row) === id),
      id,
    ),
  );
}

function toResult(row: unknown, id: number | undefined): BatchResult {
  const failed = FailedItem.safeParse(row);
  if (failed.success) {
    const { code, message } = failed.data.error;
    return { is: 'refused', code, detail: message };
  }
  if (idOf(row) === id) return { is: 'row', row };
  return { is: 'lost', detail: 'the store did not tell what became of it' };
}

function idOf(row: unknown): number | undefined {
  return Identified.safeParse(row).data?.id;
}

function lost(failure: Failure): BatchResult {
  return { is: 'lost', detail: failure.message };
}

function refused({ storeCode, detail }: StoreRejected): BatchResult {
  return { is: 'refused', code: storeCode, detail };
}

function unsent(count: number, stop: Failure | undefined): BatchResult[] {
  const detail = `not sent: ${stop?.message ?? ''}`;
  return Array.from({ length: count }, () => ({ is: 'refused', code: stop?.code ?? '', detail }));
}

function hasNothing(results: readonly unknown[]): boolean {
  return results.length === 0;
}
