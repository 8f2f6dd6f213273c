import type { Flow } from '../connections/store-policy.ts';
import type { WorkHandler } from '../work/handler.ts';
import { findStore, type SyncIo, type SyncStore } from './sync-account.ts';
import { storeIdOf } from './work-kinds.ts';

const PAUSED_LOOK_MS = 60_000;

/** Whether a person, or a store that is not live, holds this flow back. */
export function isPaused(
  { live, policy }: Pick<SyncStore, 'live' | 'policy'>,
  flow: Flow,
): boolean {
  return !live || policy.pausedFlows.includes(flow);
}

/**
 * Hands rows of a store to their handler only while the flow flows there: what is paused keeps its work until
 * it goes on, and what is left of a store that was disconnected ends without a word.
 */
export function whileFlowing(io: SyncIo, flow: Flow, handler: WorkHandler): WorkHandler {
  return {
    ...handler,
    async run(rows, context) {
      const [first] = rows;
      const store = first && findStore(await io.account(), storeIdOf(first.key));
      if (!store) return rows.map(() => ({ do: 'done' }));
      if (!isPaused(store, flow)) return handler.run(rows, context);
      return rows.map(() => ({ do: 'wait', untilMs: context.now() + PAUSED_LOOK_MS }));
    },
  };
}
