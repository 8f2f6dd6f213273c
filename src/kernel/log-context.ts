import { AsyncLocalStorage } from 'node:async_hooks';

import type { LogFields } from './log.ts';

const storage = new AsyncLocalStorage<LogFields>();

/** Adds fields (account, store, work) to every line that `work` logs, however deep. Bound once, at the edge. */
export function withLogContext<Result>(fields: LogFields, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

/** What the edges have bound. */
export function logContext(): LogFields {
  return storage.getStore() ?? {};
}
