import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../databases/engines.ts';
import { createOnPostgres } from '../databases/test-place.ts';
import { overlaps } from './door.builder.ts';
import { until } from './program.builder.ts';
import { openSharedShop } from './shared-shop.builder.ts';

/** Kill to the first call of the next one, as promised (ARCHITECTURE 3). */
const TAKEOVER_MS = 15_000;
/**
 * Bling counts by the second: calls of two processes must be that far apart. The pace of one process is judged
 * elsewhere, on a clock that a busy machine does not shake.
 */
const QUIET_MS = 1_000;
const POSTGRES = process.env['TOTORO_TEST_POSTGRES_URL'];

describeOnEachDatabase(
  'two workers and a web',
  (database) => {
    it('make one order of a sale that the web alone heard of, one of them at a time, also after a kill', async () => {
      await using shop = await openSharedShop(database.url());
      // All at once: the first ones there make the engine's tables.
      const [web, one, two] = await Promise.all([
        shop.web(),
        shop.worker('one'),
        shop.worker('two'),
      ]);
      const workers = { one, two };
      await shop.must('sync');
      expect(shop.store.simulator.state().products).toHaveLength(4);
      await until(() => shop.store.simulator.state().webhooks.length > 0);
      const { stdout } = await shop.run('doctor');
      expect(stdout).toContain('0 serve, 1 web, 2 worker');

      await shop.buy('CAN-1');
      await shop.ordersInBling(1);
      const victim = shop.lastCaller() === 'one' ? 'one' : 'two';
      const heir = victim === 'one' ? 'two' : 'one';
      workers[victim].kill('SIGKILL');
      const killedAt = Date.now();
      await shop.buy('CAN-2');
      await shop.ordersInBling(2);

      const [taken] = shop.passages.filter(({ name, at }) => name === heir && at > killedAt);
      expect((taken?.at ?? Infinity) - killedAt).toBeLessThan(TAKEOVER_MS);
      expect(overlaps(shop.passages, QUIET_MS)).toEqual([]);
      await shop.stopAll([web, workers[heir]]);
      expect(shop.bling.simulator.state('azul').orders).toHaveLength(2);
      expect(await shop.must('audit verify')).toMatchObject({ ok: true });
    }, 90_000);
  },
  ['postgres'],
);

describeOnEachDatabase(
  'workers on a database that bears one',
  (database) => {
    it('a second one is told so, and several work once an engine is named', async () => {
      await using shop = await openSharedShop(database.url());
      const first = await shop.worker('first');
      const second = await shop.run('worker');
      expect(second.code).toBe(75);
      expect(second.stderr.trim().split('\n')).toEqual([expect.stringContaining('ENGINE_URL')]);

      await using stack = new AsyncDisposableStack();
      const beside = await createOnPostgres(POSTGRES ?? '');
      stack.defer(() => beside.drop());
      const env = { ENGINE_URL: beside.url };
      expect((await shop.run('worker', env)).code).toBe(75);
      await shop.stopAll([first]);

      const workers = [
        await shop.web(env),
        await shop.worker('a', env),
        await shop.worker('b', env),
      ];
      await shop.must('sync', env);
      // A request: an answer of the worker that owns the account.
      expect(await shop.must('plan', env)).toHaveProperty('cost');
      await until(() => shop.store.simulator.state().webhooks.length > 0);
      await shop.buy('CAN-1');
      await shop.ordersInBling(1);
      expect(overlaps(shop.passages, QUIET_MS)).toEqual([]);
      await shop.stopAll(workers);
    }, 90_000);
  },
  POSTGRES ? ['mysql'] : [],
);
