import { runSync } from '../../src/app/run-sync.ts';
import { countWork } from '../../src/work/pending.repository.ts';
import { openMortalDatabase } from './life/mortal-database.ts';
import { createMortal } from './life/mortal.ts';
import type { Lives } from './world/lives.ts';
import { reconnectIfAsked } from './world/merchant.ts';
import type { Connected, World } from './world/world.ts';

const MINUTE_MS = 60_000;
/** Longer than a store holds the units of those who do not pay. */
const CALM_DOWN_MS = 20 * MINUTE_MS;

export type Peace = Awaited<ReturnType<typeof makePeace>>;

/** Faults end, everything comes to rest, and two passes look at everything. */
export async function makePeace(
  world: World,
  { lives, connected }: { lives: Lives; connected: Connected },
) {
  const { time, bling, stores, network, machine } = world;
  bling.faults.clear();
  for (const store of stores) store.faults.clear();
  network.losesPercent = 0;
  machine.wall.skewMs = 0;
  await lives.settle();
  const database = await openMortalDatabase(createMortal(), machine.disk, time);

  async function rest(): Promise<void> {
    for (let calm = 0, left = 400; calm < 3 && left > 0; calm += 1, left -= 1) {
      await time.sleep(10_000);
      const { ready } = await countWork(database.db, connected.account.id);
      if (ready > 0 || stores.some((store) => store.waitingDeliveries() > 0)) calm = -1;
    }
  }

  async function pass(): Promise<void> {
    const { serving } = lives;
    if (!serving) throw new Error('nobody serves although there is peace');
    await runSync(serving.app, ['products', 'stock', 'orders'], () => {});
    await rest();
  }

  await time.sleep(CALM_DOWN_MS);
  await reconnectIfAsked(world);
  await rest();
  await pass();
  const before = writesOf(world);
  await pass();
  return { database, lateWrites: writesOf(world).filter((write) => !before.includes(write)) };
}

/** Every write that reached either side, with its number. */
function writesOf({ bling, stores }: World): readonly string[] {
  const told = (side: string, log: readonly { readonly method: string; readonly path: string }[]) =>
    log.flatMap(({ method, path }, place) =>
      method === 'GET' || path.startsWith('/oauth')
        ? []
        : [`${side} call ${place}: ${method} ${path}`],
    );
  return [
    ...told('Bling', bling.log.entries),
    ...stores.flatMap(({ log }, place) => told(`store ${place + 1}`, log)),
  ];
}
