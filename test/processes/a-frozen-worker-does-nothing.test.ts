import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../databases/engines.ts';
import { until } from './program.builder.ts';
import { openSharedShop } from './shared-shop.builder.ts';

/** Long enough that everything the frozen one held has gone to others. */
const FROZEN_MS = 20_000;
/**
 * What the frozen one may have sent counts as lost before it wakes: then it must not be sent after all. An
 * account has this from when it is connected.
 */
const PATIENCE = { UNKNOWN_SETTLE_SECONDS: '3' };

describeOnEachDatabase(
  'a worker that stood still for twenty seconds',
  (database) => {
    it('sends nothing, renews no token and saves nothing of an account that another has by then', async () => {
      await using shop = await openSharedShop(database.url(), PATIENCE);
      await using books = await openBooks(database.url());
      const [web, one, two] = await Promise.all([
        shop.web(),
        shop.worker('one'),
        shop.worker('two'),
      ]);
      await shop.must('sync');
      await until(() => shop.store.simulator.state().webhooks.length > 0);

      // In the middle of work: some orders are told, and the first call for them is on its way.
      const before = shop.passages.length;
      for (const sku of ['CAN-1', 'CAN-2', 'CAN-3', 'CAN-4']) await shop.buy(sku);
      await until(() => shop.passages.length > before);
      const victim = shop.lastCaller() === 'one' ? 'one' : 'two';
      const heir = victim === 'one' ? 'two' : 'one';
      const frozen = victim === 'one' ? one : two;
      frozen.kill('SIGSTOP');
      const frozenAt = Date.now();

      await shop.ordersInBling(4);
      await wait(FROZEN_MS - (Date.now() - frozenAt));
      const owned = await books.owner();
      expect(owned.pid).not.toBe(frozen.pid);
      const tokenVersion = await books.tokenVersion();

      frozen.kill('SIGCONT');
      const thawedAt = Date.now();
      await shop.buy('CAN-1');
      await until(() => books.answersRollCall(frozen.pid));
      await shop.ordersInBling(5);

      const sentAfter = shop.passages.filter(({ name, at }) => name === victim && at >= thawedAt);
      // One that had passed the check when the process was stopped cannot be called back.
      expect(sentAfter.length).toBeLessThanOrEqual(1);
      expect(shop.lastCaller()).toBe(heir);
      expect(await books.owner()).toEqual(owned);
      expect(await books.tokenVersion()).toBe(tokenVersion);
      expect(shop.bling.simulator.log.maxInOneSecond('azul')).toBeLessThanOrEqual(3);
      await shop.stopAll([web, one, two]);
      expect(shop.bling.simulator.state('azul').orders).toHaveLength(5);
      expect(await shop.must('audit verify')).toMatchObject({ ok: true });
    }, 120_000);
  },
  ['postgres'],
);

/** What the database itself says. */
async function openBooks(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const first = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows[0];
  return {
    async owner() {
      const row = await first<{ holder: string; epoch: number }>(
        "select holder, epoch from lease where name like 'owner:%'",
      );
      return { pid: Number(row?.holder.split(':')[1]), epoch: row?.epoch };
    },
    tokenVersion: async () =>
      (await first<{ version: number }>('select version from account_token'))?.version,
    /** Whether the process has renewed its own sign of life. */
    answersRollCall: async (pid: number) =>
      (await first(
        "select name from lease where name like 'process:%' and holder like $1 and expires_at > $2",
        [`%:${pid}:%`, Date.now()],
      )) !== undefined,
    [Symbol.asyncDispose]: () => client.end(),
  };
}
