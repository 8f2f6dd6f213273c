import type { Context } from 'hono';

import type { FailureKind } from '../kernel/failure.ts';
import { Failure } from '../kernel/failure.ts';
import type { Log } from '../kernel/log.ts';

/** What a caller of ours is answered. A new kind of failure does not compile until it is answered here. */
const STATUS = {
  transient: 503,
  unauthorized: 409,
  rejected: 422,
  conflict: 409,
  defect: 500,
} as const satisfies Record<FailureKind, number>;

/** The one error handler of the HTTP face. Details go to the log, never to a stranger. */
export function answerError(error: Error, context: Context, log: Log): Response {
  if (!(error instanceof Failure)) {
    log.error('a request failed by a defect of ours', { path: context.req.path, error });
    return context.json({ error: 'defect' }, 500);
  }
  log.warn('a request failed', { path: context.req.path, code: error.code, error });
  if (error.retryAfterMs !== undefined)
    context.header('retry-after', String(Math.ceil(error.retryAfterMs / 1000)));
  return context.json({ error: error.code }, STATUS[error.kind]);
}
