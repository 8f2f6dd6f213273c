import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { createOnMysql, createOnPostgres } from '../databases/test-place.ts';
import { openPlace } from './program.builder.ts';

const SYSTEM_NODE = '/usr/bin/node';
const version = spawnSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).stdout ?? '';
/** First numbers are gathered for fifteen seconds. */
const LONG = { timeout: 60_000 };
const isOld = /^v(1\d|20|21)\./.test(version);

it.skipIf(!isOld)(`refuses the old Node of this machine (${version.trim() || 'none'})`, () => {
  const program = join(import.meta.dirname, '../../bin/totoro.mjs');
  const { status, stderr } = spawnSync(SYSTEM_NODE, [program, 'status'], { encoding: 'utf8' });

  expect(status).toBe(78);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it.skipIf(!process.env['TOTORO_TEST_POSTGRES_URL'])(
  'does its work on PostgreSQL',
  LONG,
  async () => {
    expect(
      await writesOfTwoSyncs(await createOnPostgres(process.env['TOTORO_TEST_POSTGRES_URL'] ?? '')),
    ).toEqual({ products: 4, second: 0 });
  },
);

it.skipIf(!process.env['TOTORO_TEST_MYSQL_URL'])('does its work on MariaDB', LONG, async () => {
  expect(
    await writesOfTwoSyncs(await createOnMysql(process.env['TOTORO_TEST_MYSQL_URL'] ?? '')),
  ).toEqual({ products: 4, second: 0 });
});

/** Items in the store after the first sync, and what the second one wrote. */
async function writesOfTwoSyncs(server: { url: string; drop(): Promise<void> }) {
  await using stack = new AsyncDisposableStack();
  stack.defer(() => server.drop());
  await using place = await openPlace({ DATABASE_URL: server.url });
  await place.connectBling();
  await place.must(place.storeLine());
  await place.must('sync');
  const writes = () => place.store.simulator.log.filter(({ method }) => method !== 'GET').length;
  const before = writes();
  await place.must('sync');
  const products = place.store.simulator.state().products.length;
  return { products, second: writes() - before };
}
