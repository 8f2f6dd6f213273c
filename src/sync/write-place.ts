import type { SyncAccount, SyncStore } from './sync-account.ts';
import type { Creation } from './write-once.ts';

/** Where and how patiently a write for one order of a store is kept track of. */
export function writePlace({
  account,
  store,
  context,
}: {
  readonly account: Pick<SyncAccount, 'policy'>;
  readonly store: Pick<SyncStore, 'id'>;
  readonly context: Pick<Creation<never>, 'commit'>;
}): Pick<Creation<never>, 'scope' | 'commit' | 'settleMs'> {
  return {
    scope: store.id,
    commit: context.commit,
    settleMs: account.policy.unknownSettleMs,
  };
}
