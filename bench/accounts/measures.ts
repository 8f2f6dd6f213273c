import { readFileSync } from 'node:fs';

import { Client } from 'pg';

/** Rows that pg-boss wrote so far: a job made, taken, done or removed. PostgreSQL tells it within a second. */
export async function countEngineWrites(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ writes: string }>(
    `select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) as writes
     from pg_stat_user_tables where schemaname = 'totoro_engine' and relname like 'job%'`,
  );
  await client.end();
  return Number(rows[0]?.writes ?? 0);
}

/** Resident memory of a process, in MB. Linux only; 0 elsewhere. */
export function memoryMbOf(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1_024;
}
