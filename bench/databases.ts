import { join } from 'node:path';

import type { Engine } from '../src/database/engine.ts';
import { createOnMysql, createOnPostgres } from '../test/databases/test-place.ts';
import type { Bench } from './claim.ts';

export interface Place {
  readonly engine: Engine;
  /** An empty database, for one claim. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh database of each kind that can be had here; commits are as durable as they are in life. */
export async function openPlaces(bench: Bench, engines: readonly Engine[]): Promise<Place[]> {
  const { postgres, mysql } = engines.some((engine) => engine !== 'sqlite')
    ? await bench.servers()
    : { postgres: undefined, mysql: undefined };
  const places: Place[] = [];
  for (const engine of engines) {
    if (engine === 'sqlite') places.push(sqliteIn(bench.folder));
    else if (engine === 'postgres' && postgres)
      places.push({ engine, ...(await createOnPostgres(postgres)) });
    else if (engine === 'mysql' && mysql) places.push({ engine, ...(await createOnMysql(mysql)) });
    else bench.tell(`skipped: there is no ${engine} server here`);
  }
  return places;
}

function sqliteIn(folder: string): Place {
  return { engine: 'sqlite', url: `file:${join(folder, 'bench.db')}`, drop: async () => undefined };
}
