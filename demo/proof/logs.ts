import type { BlingLogEntry } from '../sandboxes/bling.ts';
import type { StoreLogEntry } from '../sandboxes/store.ts';
import type { LoggedCall } from './calls.ts';

/** Calls of the API; getting tokens has rules of its own (guide 3.3). The simulator answers within a millisecond. */
export function toBlingCalls(log: readonly BlingLogEntry[]): LoggedCall[] {
  return log
    .filter(({ path }) => !path.startsWith('/oauth'))
    .map(({ method, path, status, at }) => ({
      method,
      path,
      status: status === 0 ? undefined : status,
      startedAt: at,
      endedAt: status === 0 ? undefined : at,
    }));
}

export function toStoreCalls(log: readonly StoreLogEntry[]): LoggedCall[] {
  return log.map(({ method, path, status, at }) => ({
    method,
    path,
    status,
    startedAt: at,
    endedAt: status === undefined ? undefined : at,
  }));
}
