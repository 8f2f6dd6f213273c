import { shuffled } from '../demo/shop/roles.ts';
import type { Random } from '../src/kernel/random.ts';
import type { ActName } from './acts.ts';
import { ACTS } from './acts.ts';

/** Kills come oftener than the rest. */
const MORE: readonly ActName[] = ['killWorker', 'killWorker', 'killDatabase', 'killWorkerInAnswer'];

/** All acts, each once or oftener, dealt again and again without end. The same seed deals the same. */
export function* dealActs(random: Random): Generator<ActName> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
  const all = [...(Object.keys(ACTS) as ActName[]), ...MORE];
  for (;;) yield* shuffled(all, random);
}
