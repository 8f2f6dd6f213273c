import type { Kysely } from 'kysely';
import { MysqlAdapter, PostgresAdapter } from 'kysely';

/** MariaDB counts as `mysql`. Only the helpers of this folder branch on it. */
export type Engine = 'sqlite' | 'postgres' | 'mysql';

/** Of a database or of a transaction. */
export function engineOf<Schema>(db: Kysely<Schema>): Engine {
  const { adapter } = db.getExecutor();
  if (adapter instanceof PostgresAdapter) return 'postgres';
  return adapter instanceof MysqlAdapter ? 'mysql' : 'sqlite';
}
