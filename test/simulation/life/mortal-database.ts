import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import {
  CompiledQuery as Query,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

import type { Database } from '../../../src/database/open-database.ts';
import { openDatabaseOn } from '../../../src/database/open-database.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import type { Mortal } from './mortal.ts';
import type { SharedSqlite } from './shared-sqlite.ts';

/** The database as one life sees it. */
export function openMortalDatabase(
  mortal: Mortal,
  shared: SharedSqlite,
  clock: Clock,
): Promise<Database> {
  mortal.onDeath(() => shared.forget(mortal));
  return openDatabaseOn({ dialect: createDialect(mortal, shared), engine: 'sqlite' }, { clock });
}

function createDialect(mortal: Mortal, shared: SharedSqlite): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(mortal, shared),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(mortal: Mortal, shared: SharedSqlite): Driver {
  const connection = createConnection(mortal, shared);
  const say = (text: string) => async (on: DatabaseConnection, _?: TransactionSettings) => {
    await on.executeQuery(Query.raw(text));
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      // A process that is stopped in the middle of a transaction would keep all others out: it stops before.
      await mortal.pause();
      await shared.acquire(mortal);
      return connection;
    },
    releaseConnection: async () => shared.release(mortal),
    beginTransaction: say('begin immediate'),
    commitTransaction: say('commit'),
    rollbackTransaction: say('rollback'),
    destroy: async () => {},
  };
}

function createConnection(mortal: Mortal, shared: SharedSqlite): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      refuseFractions(sql, parameters);
      const doomed = mortal.enter('database');
      if (doomed) await doomed;
      const statement = shared.prepare(sql);
      const result: QueryResult<Row> = statement.reader
        ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the driver cannot know what was selected
          { rows: statement.all(parameters) as Row[] }
        : toResult<Row>(statement.run(parameters));
      if (sql === 'commit') shared.committed(mortal);
      const cut = mortal.leave('database');
      if (cut) await cut;
      return result;
    },
    // oxlint-disable-next-line require-yield -- nobody streams
    async *streamQuery() {
      throw new Error('streaming is not simulated');
    },
  };
}

/** SQLite takes any number anywhere; PostgreSQL and MySQL do not. */
function refuseFractions(sql: string, parameters: readonly unknown[]): void {
  const fraction = parameters.find((one) => typeof one === 'number' && !Number.isInteger(one));
  if (fraction !== undefined)
    throw new RangeError(`${JSON.stringify(fraction)} is no whole number, in: ${sql}`);
}

function toResult<Row>({ changes }: { readonly changes: number }): QueryResult<Row> {
  return { numAffectedRows: BigInt(changes), rows: [] };
}
