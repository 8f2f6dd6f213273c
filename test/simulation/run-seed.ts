import { createHash } from 'node:crypto';

import type { Breach } from './judges/breach.ts';
import { judgeAll } from './judges/judge-all.ts';
import { makePeace } from './peace.ts';
import type { Lives } from './world/lives.ts';
import { createLives } from './world/lives.ts';
import { lookAfterShop } from './world/merchant.ts';
import type { Scene } from './world/people.ts';
import { actOnce, takeStock } from './world/people.ts';
import type { Spell } from './world/spells.ts';
import { planSpells } from './world/spells.ts';
import { troubleOnce } from './world/trouble.ts';
import type { World } from './world/world.ts';
import { openWorld } from './world/world.ts';

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
  const result = await world.time.run(runSeedIn(world, days));
  await world.time.run(world.close());
  return result;
}

export async function runSeedIn(world: World, days: number): Promise<SeedResult> {
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
  const spells = planSpells(world.luckOf('spells'), {
    from: world.time.now(),
    days,
    temper: world.temper,
  });
  const scene = { world, luck: world.luckOf('people'), done: acts };
  const troubled = { world, lives, luck: world.luckOf('trouble'), kinds };
  await Promise.all([
    during(world, spells.busy, async ({ pauseMs }) => {
      actOnce(scene);
      await world.time.sleep(scene.luck.between(500, pauseMs));
    }),
    takeStockAt(scene, spells.busy),
    during(world, spells.stormy, async ({ pauseMs }) => {
      await troubleOnce(troubled);
      await world.time.sleep(troubled.luck.between(500, pauseMs));
    }),
    lookAfterShop(world, spells.until),
    switchOffAndOn(world, lives, spells.off),
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

async function takeStockAt(scene: Scene, busy: readonly Spell[]): Promise<void> {
  const { time, temper } = scene.world;
  if (temper !== 'counting') return;
  for (const { from } of busy) {
    await time.sleep(Math.max(0, from - time.now()));
    takeStock(scene);
  }
}

async function switchOffAndOn({ time }: World, lives: Lives, off: readonly Spell[]): Promise<void> {
  for (const { from, to } of off) {
    await time.sleep(Math.max(0, from - time.now()));
    lives.switchOff();
    await time.sleep(Math.max(0, to - time.now()));
    lives.switchOn();
  }
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
