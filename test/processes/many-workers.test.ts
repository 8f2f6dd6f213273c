import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';

import { describeOnEachDatabase } from '../databases/engines.ts';
import type { TestPlace } from '../databases/test-place.ts';
import { createOnPostgres } from '../databases/test-place.ts';
import type { Running } from './program.builder.ts';
import { openPlace, PIX, until } from './program.builder.ts';

/** Kill to the first call of the next one, as promised (ARCHITECTURE 3). */
const TAKEOVER_MS = 15_000;

describeOnEachDatabase(
  'several processes',
  (database) => {
    it('share the accounts: a sale told to one is worked off by another, also after a kill', async () => {
      await using place = await openShared(database.url(), { PORT: '0' });
      const web = await place.serving('web');
      const workers = [await place.working(), await place.working()];
      await place.must('sync');

      await place.buy('CAN-1');
      await place.ordersInBling(1);
      const owner = await place.owner(database.url());
      const [victim] = workers.filter(({ pid }) => pid === owner);
      if (!victim) throw new Error(`none of the workers owns the account, but ${owner}`);
      victim.kill('SIGKILL');
      const killedAt = Date.now();
      await place.buy('CAN-2');
      await place.ordersInBling(2);

      expect(Date.now() - killedAt).toBeLessThan(TAKEOVER_MS);
      expect(place.bling.simulator.log.maxInOneSecond('azul')).toBeLessThanOrEqual(3);
      expect(await place.owner(database.url())).not.toBe(victim.pid);
      await place.stopAll([web, ...workers.filter((worker) => worker !== victim)]);
      expect(await place.must('audit verify')).toMatchObject({ ok: true });
    }, 90_000);
  },
  ['postgres'],
);

describeOnEachDatabase(
  'workers on a database that bears one',
  (database) => {
    it('a second one is told so, and several work once an engine is named', async () => {
      await using place = await openShared(database.url(), {});
      const first = await place.working();
      const second = await place.run('worker');
      expect(second.code).toBe(75);
      expect(second.stderr.trim().split('\n')).toHaveLength(1);
      expect(second.stderr).toContain('ENGINE_URL');
      await place.stopAll([first]);

      const beside: TestPlace = await createOnPostgres(process.env[POSTGRES] ?? '');
      const workers = [
        await place.working({ ENGINE_URL: beside.url }),
        await place.working({ ENGINE_URL: beside.url }),
      ];
      await place.must('sync', { ENGINE_URL: beside.url });
      await place.buy('CAN-1');
      await place.ordersInBling(1);
      await place.stopAll(workers);
      await beside.drop();
    }, 90_000);
  },
  process.env['TOTORO_TEST_POSTGRES_URL'] ? ['mysql'] : [],
);

const MAPPINGS = {
  payment: { 'credit-card': String(PIX) },
  status_to_erp: { processing: '6', 'on-hold': '6' },
};
const POSTGRES = 'TOTORO_TEST_POSTGRES_URL';

async function openShared(databaseUrl: string, env: Readonly<Record<string, string>>) {
  const place = await openPlace({ DATABASE_URL: databaseUrl, STORE_POLL_SECONDS: '1', ...env });
  expect(await place.connectBling()).toMatchObject({ code: 0 });
  await place.must(place.storeLine());
  const file = join(place.folder, 'config.yaml');
  await place.must(`config export ${file}`);
  const config = parse(readFileSync(file, 'utf8')) as { accounts: { stores: object[] }[] };
  for (const account of config.accounts)
    account.stores = account.stores.map((shop) => ({ ...shop, mappings: MAPPINGS }));
  writeFileSync(file, stringify(config));
  await place.must(`config import ${file}`);
  return {
    ...place,
    async working(more: Readonly<Record<string, string>> = {}): Promise<Running> {
      const worker = place.start(['worker', '--slots', '4'], more);
      await until(() => worker.stdout().includes('TotoroACDC works'));
      return worker;
    },
    async serving(mode: string): Promise<Running> {
      const web = place.start([mode]);
      await until(() => /http:\/\/[\d.]+:\d+/.exec(web.stdout()));
      return web;
    },
    /** Once the store offers it. */
    async buy(sku: string): Promise<void> {
      const { control, state } = place.store.simulator;
      const isOffered = () =>
        state().products.some((item) => item.sku === sku && (item.quantity ?? 0) > 0);
      await until(isOffered);
      const bought = control.buy({
        items: [{ sku, quantity: 1 }],
        payment: 'credit-card',
      });
      if (!bought.ok) throw new Error(JSON.stringify(bought.problems));
    },
    ordersInBling: (count: number) =>
      until(() => place.bling.simulator.state('azul').orders.length === count),
    /** Process id of the owner of the account. */
    async owner(url: string): Promise<number> {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ holder: string }>(
        "select holder from lease where name like 'owner:%'",
      );
      await client.end();
      return Number(rows[0]?.holder.split(':')[1]);
    },
    async stopAll(processes: readonly Running[]): Promise<void> {
      for (const each of processes) each.kill('SIGTERM');
      for (const each of processes) expect((await each.ended).code).toBe(0);
    },
  };
}
