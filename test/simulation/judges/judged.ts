import type { Peace } from '../peace.ts';
import type { Lives } from '../world/lives.ts';
import type { Spells } from '../world/spells.ts';
import type { Connected, World } from '../world/world.ts';

/** All that the judges look at. */
export interface Judged {
  readonly world: World;
  readonly lives: Lives;
  readonly connected: Connected;
  readonly spells: Spells;
  readonly peace: Peace;
  /** `kind key` of what waits for a person. */
  readonly pending: ReadonlySet<string>;
}

export function eachStore({ world, connected }: Judged) {
  return world.stores.flatMap((store, place) => {
    const connection = connected.stores[place];
    return connection ? [{ store, connection }] : [];
  });
}
