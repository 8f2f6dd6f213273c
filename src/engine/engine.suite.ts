import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { describeDraining } from './engine-draining.suite.ts';
import { describeOwning } from './engine-owning.suite.ts';
import type { CreateEngine } from './engine.builder.ts';
import { openEngineBench, stopEnginesAfterEach } from './engine.builder.ts';

/** What every engine must do, on every database. */
export function describeEngine(name: string, createEngine: CreateEngine): void {
  describeOnEachDatabase(`engine ${name}`, (place) => {
    stopEnginesAfterEach();
    const open = () => openEngineBench(place, createEngine);

    describeDraining(open);
    describeOwning(open);
  });
}
