import type { Act } from './acts/act.ts';
import {
  killWorker,
  killWorkerInAnswer,
  killWeb,
  freezeWorker,
  killDatabase,
} from './acts/kills.ts';
import {
  blackHoleBling,
  blackHoleStore,
  slowAnswers,
  brokenConnections,
  lostAnswers,
  webhookBurst,
} from './acts/troubles.ts';

/** Everything that is done; a run deals from it by its seed. */
export const ACTS = {
  killWorker,
  killWorkerInAnswer,
  killWeb,
  freezeWorker,
  killDatabase,
  blackHoleBling,
  blackHoleStore,
  slowAnswers,
  brokenConnections,
  lostAnswers,
  webhookBurst,
} as const satisfies Record<string, Act>;
export type ActName = keyof typeof ACTS;
