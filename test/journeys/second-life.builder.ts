import { createAccountEngine } from '../../src/app/account-engine.ts';
import { openApp } from '../../src/app/open-app.ts';
import { scheduleAll } from '../../src/app/schedules.ts';
import type { ServingShop } from './serving-shop.builder.ts';

/** Longer than a dead owner's lease lasts. */
const TAKEN_OVER_MS = 30_000;

/**
 * The process dies at this moment: what it had sent is sent, and nothing more is recorded. Another one
 * starts on the same database and takes over.
 *
 * The first is not stopped but cut off from its database, as by a power cut.
 */
export async function dieAndLiveAgain(shop: ServingShop) {
  await shop.app.database.close();
  return liveAgain(shop);
}

/** A process starts on the data that another has left. */
export async function liveAgain(shop: ServingShop) {
  const { app, clock } = shop;
  const { settings, random, fetch, log } = app;
  const heir = await openApp(settings, { clock, random, fetch, log });
  const { engine, start } = createAccountEngine(heir);
  scheduleAll(heir, engine);
  await clock.run(start());
  await engine.wake(shop.account.id);
  await clock.run(clock.sleep(TAKEN_OVER_MS));
  return {
    database: heir.database,
    async [Symbol.asyncDispose]() {
      await clock.run(engine.stop());
      await heir[Symbol.asyncDispose]();
    },
  };
}
