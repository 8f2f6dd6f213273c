import { sql } from 'kysely';

import type { Clock } from '../kernel/clock.ts';
import type { Engine } from './engine.ts';
import type { Db } from './tables.ts';

const NOW = {
  postgres: sql<{ now_ms: number }>`select extract(epoch from clock_timestamp()) * 1000 as now_ms`,
  mysql: sql<{ now_ms: number }>`select unix_timestamp(now(3)) * 1000 as now_ms`,
} as const;

/** How far our clock is ahead of the database server's, in ms; a file has none of its own. */
export async function clockSkewMs(
  { db, engine }: { readonly db: Db; readonly engine: Engine },
  clock: Clock,
): Promise<number> {
  if (engine === 'sqlite') return 0;
  const before = clock.now();
  const { rows } = await NOW[engine].execute(db);
  const after = clock.now();
  return Math.round((before + after) / 2 - Number(rows[0]?.now_ms));
}
