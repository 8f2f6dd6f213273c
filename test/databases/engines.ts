import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Engine } from '../../src/database/engine.ts';
import type { Database, DatabaseIo } from '../../src/database/open-database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { createOnMysql, createOnPostgres, createSqliteFolder } from './test-place.ts';
import type { TestPlace } from './test-place.ts';

/** What a suite gets for one engine. */
export interface DatabaseUnderTest {
  readonly engine: Engine;
  /** Opens a migrated database, empty at the start of each test, closed at its end. Twice in a test: the same one. */
  readonly open: (io?: Partial<DatabaseIo>) => Promise<Database>;
  /** Its address, for a process of its own. */
  readonly url: () => string;
}

/**
 * Runs the tests on SQLite, and on each real server that the environment names: `TOTORO_TEST_POSTGRES_URL` and
 * `TOTORO_TEST_MYSQL_URL` (`npm test` starts both). Each suite makes its own database there and drops it.
 * A server that is missing is one visible line and one skipped test; under CI it is a failure.
 *
 * @example
 * describeOnEachDatabase('links', ({ open }) => {
 *   it('are found again', async () => {
 *     const { db, transaction } = await open();
 *   });
 * });
 */
export function describeOnEachDatabase(
  name: string,
  tests: (database: DatabaseUnderTest) => void,
  engines: readonly Engine[] = ['sqlite', 'postgres', 'mysql'],
): void {
  forEachEngine((engine, create) => {
    if (!engines.includes(engine)) return;
    describe(`${name} on ${engine}`, () => {
      let place: TestPlace | undefined;
      const opened: Database[] = [];
      let wasUsed = false;
      const here = (): TestPlace => {
        if (!place) throw new Error('open the database inside a test, not beside it');
        return place;
      };

      beforeAll(async () => {
        place = await create();
        // The tables are made here, so that no test waits for them.
        const database = await openDatabase(place.url, { clock: systemClock });
        await database.close();
      });
      afterEach(async () => {
        for (const database of opened.splice(0)) await database.close();
        if (wasUsed) await emptyTables(here().url);
        wasUsed = false;
      });
      afterAll(async () => {
        await place?.drop();
      });

      tests({
        engine,
        url: () => here().url,
        open: async (io) => {
          const database = await openDatabase(here().url, { clock: systemClock, ...io });
          opened.push(database);
          wasUsed = true;
          return database;
        },
      });
    });
  });
}

/** Deleting rows is faster than making the tables anew. */
async function emptyTables(url: string): Promise<void> {
  await using database = await openDatabase(url, { clock: systemClock });
  const tables = await database.db.introspection.getTables();
  for (const { name, schema } of tables) {
    const isOurs = schema !== 'totoro_engine' && !name.startsWith('totoro_migration');
    if (isOurs) await sql`delete from ${sql.table(name)}`.execute(database.db);
  }
}

const SERVERS = {
  postgres: { variable: 'TOTORO_TEST_POSTGRES_URL', create: createOnPostgres },
  mysql: { variable: 'TOTORO_TEST_MYSQL_URL', create: createOnMysql },
} as const;

/** Calls for each engine that is there, with a function that makes a fresh database on it. */
export function forEachEngine(
  tests: (engine: Engine, create: () => Promise<TestPlace>) => void,
): void {
  tests('sqlite', createSqliteFolder);
  for (const engine of ['postgres', 'mysql'] as const) {
    const { variable, create } = SERVERS[engine];
    const server = process.env[variable];
    if (server) tests(engine, () => create(server));
    else sayMissing(engine, variable);
  }
}

/** Under CI a test that fails; else a test that is seen to be skipped. */
function sayMissing(engine: Engine, variable: string): void {
  const isCi = process.env['CI'] === 'true';
  if (!isCi) process.stderr.write(`skipped: tests on ${engine} (${variable} is not set)\n`);
  describe.skipIf(!isCi)(`${engine} server`, () => {
    it(`is named by ${variable}`, () => {
      expect(process.env[variable]).toBeDefined();
    });
  });
}
