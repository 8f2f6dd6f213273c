import { CompiledQuery, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';

/** Strict whatever the server's own default is: a text that does not fit is an error, never cut. */
const SESSION = [
  'set session transaction isolation level read committed',
  "set session sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'",
  'set session innodb_lock_wait_timeout = 20',
  // A process that stands still in a transaction keeps its locks. MariaDB alone can end it; MySQL reads a comment.
  'set session wait_timeout = @@session.wait_timeout /*M!100300 , idle_transaction_timeout = 5 */',
];

/** MySQL 8 and MariaDB. The driver counts rows found, not rows changed, like the other two do. */
export function mysqlDialect(url: string): MysqlDialect {
  const pool = createPool({
    uri: url,
    charset: 'utf8mb4_bin',
    connectionLimit: 6,
    connectTimeout: 10_000,
    decimalNumbers: true,
    flags: ['+FOUND_ROWS', '-LOCAL_FILES'],
  });
  return new MysqlDialect({
    pool,
    onCreateConnection: async (connection) => {
      for (const statement of SESSION) await connection.executeQuery(CompiledQuery.raw(statement));
    },
  });
}
