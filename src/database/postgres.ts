import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';

type TypeId = Parameters<typeof types.getTypeParser>[0];

/** Our numbers are below 2^53 by rule; sums of them come as `numeric`. */
const AS_NUMBER: ReadonlySet<number> = new Set<number>([
  types.builtins.INT8,
  types.builtins.NUMERIC,
]);

export function postgresDialect(url: string): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'totoro',
    max: 6,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    lock_timeout: 20_000,
    statement_timeout: 300_000,
    // A process that stands still in a transaction keeps its locks, the lease of an account among them.
    idle_in_transaction_session_timeout: 5_000,
    types: {
      getTypeParser: (oid: TypeId, format?: 'text' | 'binary') =>
        AS_NUMBER.has(oid) ? Number : types.getTypeParser(oid, format ?? 'text'),
    },
  });
  // A server that restarts cuts idle connections. The pool opens new ones; unheard, this ends the process.
  pool.on('error', () => undefined);
  // So does one that is cut in a transaction, between two statements: the next statement tells it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
