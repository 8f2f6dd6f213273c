import { toList } from '../input.ts';
import type { LogEntry } from '../log.ts';
import { loggedPath } from '../log.ts';
import type { Shop } from '../shop.ts';

/** How a fault cuts the line: over a socket by `drop`, in process by an error of `fetch`. */
export interface Connection {
  drop(): void;
}

export interface Arrival {
  readonly request: Request;
  readonly url: URL;
  /** Below `/wp-json`. */
  readonly path: string;
  readonly connection: Connection | undefined;
}

/** A line of the log, still without its outcome. */
export function openEntry(
  shop: Shop,
  log: LogEntry[],
  call: { method: string; url: URL },
): LogEntry {
  const entry: LogEntry = {
    number: log.length + 1,
    at: shop.clock.now(),
    method: call.method,
    path: loggedPath(call.url),
    key: undefined,
    status: undefined,
    fault: undefined,
    writes: [],
  };
  log.push(entry);
  return entry;
}

/** Items of a batch. */
export function countItems(body: Readonly<Record<string, unknown>>): number {
  return ['create', 'update', 'delete'].flatMap((name) => toList(body[name])).length;
}

export function loseAnswer(connection: Connection | undefined): Response {
  if (!connection) throw new TypeError('fetch failed', { cause: new Error('other side closed') });
  connection.drop();
  return new Response(null, { status: 499 });
}

/** The client may give up; the work goes on without it. */
export function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const gaveUp = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new DOMException('This operation was aborted', 'AbortError'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([work, gaveUp]);
}
