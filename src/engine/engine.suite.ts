import type { DatabaseUnderTest } from '../../test/databases/engines.ts';
import { describeDraining } from './engine-draining.suite.ts';
import { describeOwning } from './engine-owning.suite.ts';
import { describeSharing } from './engine-sharing.suite.ts';
import { describeWaking } from './engine-waking.suite.ts';
import type { CreateEngine, EngineTraits } from './engine.builder.ts';
import { openEngineBench, stopEnginesAfterEach } from './engine.builder.ts';

const HOUR_MS = 3_600_000;

/** What every engine must do; to be called for every set-up that it runs on. */
export function describeEngine(
  place: DatabaseUnderTest,
  createEngine: CreateEngine,
  traits?: EngineTraits,
): void {
  stopEnginesAfterEach();
  const open = () => openEngineBench(place, createEngine, traits);

  // Nothing is found by looking around: what is drained was woken.
  const openDeaf = () =>
    openEngineBench(place, (parts) => createEngine({ ...parts, pollMs: HOUR_MS }), traits);

  describeDraining(open);
  describeOwning(open);
  describeWaking(openDeaf);
  if (traits?.isShared) describeSharing({ open, openDeaf });
}
