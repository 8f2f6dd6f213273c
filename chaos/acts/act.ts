import type { Random } from '../../src/kernel/random.ts';
import type { NamedServer } from '../databases.ts';
import type { Stage } from '../stage.ts';
import type { Traffic } from '../traffic.ts';

/** Where an act plays. */
export interface Field {
  readonly stage: Stage;
  readonly servers: readonly NamedServer[];
  readonly traffic: Traffic;
  readonly random: Random;
}

/** One thing that is done to the program, from its first fault until that is over and shows. */
export type Act = (field: Field) => Promise<void>;

export function pick<Item>(items: readonly Item[], random: Random): Item {
  const found = items[random.integer(items.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}
