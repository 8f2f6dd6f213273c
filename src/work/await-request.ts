import type { Db } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Progress, Request } from './request.repository.ts';
import { findRequest } from './request.repository.ts';

const LOOK_MS = 250;

export interface RequestWatch {
  readonly db: Db;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * The asker's side: waits until the owner has finished, showing how far it is.
 *
 * @returns the finished request; `undefined` when it is no longer known
 * @throws the signal's reason, when aborted: the owner goes on
 */
export async function awaitRequest(
  id: string,
  { db, clock, signal, onProgress }: RequestWatch,
): Promise<Request | undefined> {
  for (;;) {
    const request = await findRequest(db, id);
    if (request?.progress) onProgress?.(request.progress);
    if (!request || request.state === 'done' || request.state === 'failed') return request;
    await clock.sleep(LOOK_MS, signal);
  }
}
