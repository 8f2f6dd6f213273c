import { connectBling } from '../../../src/app/connect-bling.ts';
import { APP } from '../../journeys/shop-world.builder.ts';
import { openMortalDatabase } from '../life/mortal-database.ts';
import { createMortal } from '../life/mortal.ts';
import { ACCOUNT } from './shop.ts';
import type { World } from './world.ts';

const LOOKS_EVERY_MS = 1_800_000;

/** Reads the pending list now and then, and connects Bling again when it says so: nobody else can. */
export async function lookAfterShop(world: World, until: number): Promise<void> {
  while (world.time.now() < until) {
    await world.time.sleep(LOOKS_EVERY_MS);
    await reconnectIfAsked(world);
  }
}

/** @returns whether it was asked for */
export async function reconnectIfAsked(world: World): Promise<boolean> {
  const mortal = createMortal();
  const { db } = await openMortalDatabase(mortal, world.machine.disk, world.time);
  const asked = await db
    .selectFrom('pending_work')
    .select('item_key')
    .where('kind', '=', 'reconnect')
    .where('item_key', '=', 'bling')
    .execute();
  if (asked.length > 0) await reconnect(world);
  mortal.die();
  return asked.length > 0;
}

/** `totoro connect bling`, in a process of its own. */
async function reconnect(world: World): Promise<void> {
  const { app, mortal } = await world.begin(-1);
  const connecting = connectBling(app);
  const state = new URL(connecting.authorizeUrl).searchParams.get('state') ?? '';
  const code = world.bling.integrators.authorize(APP.clientId, ACCOUNT);
  // Faults may meet this too; the merchant tries again at the next look.
  await Promise.allSettled([connecting.finish(new URLSearchParams({ code, state }))]);
  mortal.die();
}
