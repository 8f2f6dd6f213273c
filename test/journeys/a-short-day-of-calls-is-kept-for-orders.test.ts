import { describe, expect, it } from 'vitest';

import { readQuota } from '../../src/app/read-quota.ts';
import { openOtherApp } from './other-app.builder.ts';
import { openServingShop } from './serving-shop.builder.ts';
import { START } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ACCOUNT = 'azul';
const PER_DAY = 150;
/** The day of this account turns at 17:00 in São Paulo; the shop opens at 09:00. */
const RESET_HOUR = 17;
/** Polls and sweeps alone want more calls than there are: of a share that a person gave to the sweep. */
const GREEDY = {
  BLING_CALLS_PER_DAY: String(PER_DAY),
  BLING_DAY_RESET_HOUR: String(RESET_HOUR),
  BLING_POLL_SECONDS: '1200',
  STORE_POLL_SECONDS: '3600',
  STOCK_SWEEP_SECONDS: '180',
};
const WELL_STOCKED = {
  ...SMALL_SHOP,
  products: (SMALL_SHOP.products ?? []).map((product) => ({ ...product, stock: 100 })),
};
const ALL_TO_SWEEPS = { sweepSharePercent: 100 };
const TIMEOUT_MS = 180_000;

/** A shop whose account has 150 calls a day instead of 120 000. */
async function openGreedyShop(refusals: number | 'some' = 0) {
  const bling = { perDay: PER_DAY, dayResetHour: RESET_HOUR };
  const shop = await openServingShop({
    shop: WELL_STOCKED,
    bling,
    settings: GREEDY,
    policy: ALL_TO_SWEEPS,
    enginePollMs: HOUR_MS,
    refusals,
  });
  const turnsAt = START + (RESET_HOUR - 9) * HOUR_MS;
  const served = shop.bling.log.entries;
  return {
    ...shop,
    turnsAt,
    quota: () => readQuota(shop.app, shop.account.id),
    until: (instant: number) => shop.run(shop.clock.sleep(instant - shop.clock.now())),
    /** Calls that Bling served and charged in a span, of all apps. */
    served: (from: number, to: number, isMeant: (call: Served) => boolean = () => true) =>
      served.filter(
        (call) =>
          call.account === ACCOUNT &&
          call.status !== 429 &&
          isMeant(call) &&
          !call.path.startsWith('/oauth') &&
          call.at >= from &&
          call.at < to,
      ).length,
  };
}

type GreedyShop = Awaited<ReturnType<typeof openGreedyShop>>;

/** A sale an hour: how many orders were in Bling five minutes after each, and what was held back then. */
async function sellHourly(shop: GreedyShop, times: number) {
  const arrived: number[] = [];
  const held: (readonly string[])[] = [];
  for (let sale = 0; sale < times; sale += 1) {
    const at = shop.clock.now();
    shop.buy();
    await shop.until(at + 5 * MINUTE_MS);
    arrived.push(shop.orders().length);
    held.push((await shop.quota()).shed.map(({ priority }) => priority));
    await shop.until(at + HOUR_MS);
  }
  return { arrived, held };
}

interface Served {
  readonly path: string;
  readonly query: string;
}

/** What a sweep reads: the whole list of products, not what changed. */
const BALANCES = ({ path, query }: Served) => path === '/produtos' && !query.includes('Alteracao');

describe('a day whose calls do not suffice', () => {
  it(
    'has every order within minutes: the sweep stops first, and comes back when the day turns',
    async () => {
      await using shop = await openGreedyShop();
      const opened = shop.clock.now();

      const { arrived, held } = await sellHourly(shop, 7);
      expect(arrived).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(held.flat()).not.toContain('order');
      const heldOnce = held.filter((classes) => classes.length > 0);
      expect(heldOnce.length).toBeGreaterThan(3);
      // Numbers of a sweep that go with those of a sale ask as stock.
      const lowest = ['stock', 'sweep'];
      expect(heldOnce.filter((classes) => !lowest.includes(classes.at(-1) ?? ''))).toEqual([]);

      const { byClass } = await shop.quota();
      // Six an order (with the statuses' table, read anew each hour), and the tokens.
      expect(byClass.order).toBeLessThanOrEqual(7 * 6 + 2);
      expect(byClass.order).toBeGreaterThanOrEqual(7 * 2);

      await shop.until(shop.turnsAt);
      const firstHours = shop.served(opened, opened + 2 * HOUR_MS, BALANCES);
      const lastHour = shop.served(shop.turnsAt - HOUR_MS, shop.turnsAt, BALANCES);
      expect(firstHours).toBeGreaterThan(3);
      expect(lastHour).toBe(0);
      const ofDay = shop.served(0, shop.turnsAt);
      expect(ofDay).toBeLessThanOrEqual(PER_DAY);
      expect(ofDay).toBeGreaterThan(PER_DAY * 0.8);

      shop.buy();
      await shop.until(shop.turnsAt + 4 * HOUR_MS);
      expect(shop.orders()).toHaveLength(8);
      expect(shop.served(shop.turnsAt, shop.clock.now(), BALANCES)).toBeGreaterThan(2);
      expect(await shop.causes()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'is shorter when another app eats calls unseen: nothing is lost, and the next day is planned for both',
    async () => {
      await using shop = await openGreedyShop('some');
      const eat = async (calls: number) => {
        const other = openOtherApp(shop);
        for (let call = 0; call < calls; call += 1) await other.call('GET', '/depositos');
      };

      await eat(40);
      await sellHourly(shop, 7);
      const evening = await shop.quota();
      expect(evening.forecast).toEqual({ kind: 'ended' });
      expect(evening.others).toMatchObject({ isEstimate: true, inferredFrom: 'day_end' });
      // Tokens, refusals and blocks are counted by us and not by Bling: an estimate.
      expect(Math.abs((evening.others?.callsToday ?? 0) - 40)).toBeLessThanOrEqual(12);
      await shop.until(shop.turnsAt);
      expect(shop.served(0, shop.turnsAt)).toBe(PER_DAY);
      const refused = shop.bling.log.countStatus(429);
      await shop.until(shop.turnsAt + 15 * MINUTE_MS);
      expect(shop.orders()).toHaveLength(7);

      await eat(40);
      const { arrived, held } = await sellHourly(shop, 10);
      expect(arrived).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
      expect(held.flat()).toContain('sweep');
      expect(shop.bling.log.countStatus(429)).toBe(refused);
      expect(await shop.causes()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
