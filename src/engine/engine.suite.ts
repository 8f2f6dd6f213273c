import type { DatabaseUnderTest } from '../../test/databases/engines.ts';
import { describeDraining } from './engine-draining.suite.ts';
import { describeOwning } from './engine-owning.suite.ts';
import type { CreateEngine, EngineTraits } from './engine.builder.ts';
import { openEngineBench, stopEnginesAfterEach } from './engine.builder.ts';

/** What every engine must do; to be called for every set-up that it runs on. */
export function describeEngine(
  place: DatabaseUnderTest,
  createEngine: CreateEngine,
  traits?: EngineTraits,
): void {
  stopEnginesAfterEach();
  const open = () => openEngineBench(place, createEngine, traits);

  describeDraining(open);
  describeOwning(open);
}
