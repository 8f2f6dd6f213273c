import { createHash } from 'node:crypto';

import { runSync } from '../../src/app/run-sync.ts';
import { countWork } from '../../src/work/pending.repository.ts';
import type { Breach } from './judges/breach.ts';
import { judgeAll } from './judges/judge-all.ts';
import { openMortalDatabase } from './life/mortal-database.ts';
import { createMortal } from './life/mortal.ts';
import { createLives } from './world/lives.ts';
import { lookAfterShop, reconnectIfAsked } from './world/merchant.ts';
import { actOnce } from './world/people.ts';
import type { Spell } from './world/spells.ts';
import { planSpells } from './world/spells.ts';
import { troubleOnce } from './world/trouble.ts';
import type { Connected, World } from './world/world.ts';
import { openWorld } from './world/world.ts';

const MINUTE_MS = 60_000;

/** What came of one seed. */
export interface SeedResult {
  readonly seed: number;
  readonly days: number;
  readonly breaches: readonly Breach[];
  /** Over the audit and what both simulators say of themselves: equal for equal runs. */
  readonly digest: string;
  readonly orders: number;
  readonly calls: number;
  readonly deaths: Readonly<Record<string, number>>;
  readonly takeovers: number;
  readonly acts: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
}

/** One seed is one exact run: shop, people, faults and deaths follow from it. */
export async function runSeed(seed: number, days: number): Promise<SeedResult> {
  const world = await openWorld(seed);
  const result = await world.time.run(live(world, days));
  await world.time.run(world.close());
  return result;
}

async function live(world: World, days: number): Promise<SeedResult> {
  const first = await world.begin(0);
  const connected = await world.connect(first);
  await first.serve();
  const chance = world.luckOf('restarts');
  const lives = createLives(world, () =>
    chance.chance(85) ? chance.between(500, 20_000) : chance.between(60_000, 1_800_000),
  );
  lives.adopt(first);

  const acts = new Map<string, number>();
  const kinds = new Map<string, number>();
  const spells = planSpells(world.luckOf('spells'), { from: world.time.now(), days });
  const scene = { world, luck: world.luckOf('people'), done: acts };
  const troubled = { world, lives, luck: world.luckOf('trouble'), kinds };
  await Promise.all([
    during(world, spells.busy, async ({ pauseMs }) => {
      actOnce(scene);
      await world.time.sleep(scene.luck.between(500, pauseMs));
    }),
    during(world, spells.stormy, async ({ pauseMs }) => {
      await troubleOnce(troubled);
      await world.time.sleep(troubled.luck.between(500, pauseMs));
    }),
    lookAfterShop(world, spells.until),
  ]);

  const peace = await makePeace(world, { lives, connected });
  const breaches = await judgeAll({ world, lives, connected, spells, peace });
  const head = await peace.database.db.selectFrom('audit_head').selectAll().execute();
  lives.end();
  return {
    seed: world.seed,
    days,
    breaches,
    digest: digestOf(world, head),
    orders: world.stores.reduce((sum, { shop }) => sum + shop.orders.size, 0),
    calls:
      world.bling.log.entries.length + world.stores.reduce((sum, { log }) => sum + log.length, 0),
    deaths: lives.deaths,
    takeovers: lives.takeovers,
    acts: Object.fromEntries(acts),
    faults: { ...Object.fromEntries(kinds), 'lost webhook': world.network.lost },
  };
}

async function during(
  { time }: World,
  spells: readonly Spell[],
  step: (spell: Spell) => Promise<void>,
): Promise<void> {
  for (const spell of spells) {
    await time.sleep(Math.max(0, spell.from - time.now()));
    while (time.now() < spell.to) await step(spell);
  }
}

export type Peace = Awaited<ReturnType<typeof makePeace>>;

/** Faults end, everything comes to rest, and two passes look at everything. */
async function makePeace(
  world: World,
  { lives, connected }: { lives: ReturnType<typeof createLives>; connected: Connected },
) {
  const { time, bling, stores } = world;
  bling.faults.clear();
  for (const store of stores) store.faults.clear();
  world.network.losesPercent = 0;
  world.machine.wall.skewMs = 0;
  await lives.settle();
  const database = await openMortalDatabase(createMortal(), world.machine.disk, time);
  const rest = async () => {
    for (let calm = 0, left = 400; calm < 3 && left > 0; calm += 1, left -= 1) {
      await time.sleep(10_000);
      const { ready } = await countWork(database.db, connected.account.id);
      if (ready > 0 || stores.some((store) => store.waitingDeliveries() > 0)) calm = -1;
    }
  };
  const pass = async () => {
    const { serving } = lives;
    if (!serving) throw new Error('nobody serves although there is peace');
    await runSync(serving.app, ['products', 'stock', 'orders'], () => {});
    await rest();
  };
  await time.sleep(10 * MINUTE_MS);
  await reconnectIfAsked(world);
  await rest();
  await pass();
  const before = writesOf(world);
  await pass();
  return { database, lateWrites: writesOf(world).slice(before.length) };
}

function writesOf({ bling, stores }: World): readonly string[] {
  return [
    ...bling.log.entries.filter(isWrite).map(({ method, path }) => `bling ${method} ${path}`),
    ...stores.flatMap(({ log }) =>
      log.filter(isWrite).map(({ method, path }) => `store ${method} ${path}`),
    ),
  ];
}

function isWrite({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method !== 'GET' && !path.startsWith('/oauth');
}

function digestOf({ bling, stores }: World, head: unknown): string {
  const seen = [
    head,
    bling.log.entries,
    bling.webhooks,
    ...stores.flatMap(({ log, deliveries }) => [log, deliveries]),
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16);
}
