import { expect } from 'vitest';

import type { Door } from './door.builder.ts';
import { createDoors } from './door.builder.ts';
import type { Running } from './program.builder.ts';
import { freePort, openPlace, PIX, until } from './program.builder.ts';

const MAPPINGS = {
  payment: { 'credit-card': String(PIX) },
  status_to_erp: { processing: '6', 'on-hold': '6' },
};

type Env = Readonly<Record<string, string>>;

/**
 * A connected shop on a database that several processes use. Each worker calls Bling through a door of its
 * own. Stores are asked only at the start, so that later sales are known by webhook alone.
 *
 * @param placeEnv what differs from the settings below, for all processes and for the connecting
 */
export async function openSharedShop(databaseUrl: string, placeEnv: Env = {}) {
  const webPort = await freePort();
  const place = await openPlace({
    DATABASE_URL: databaseUrl,
    STORE_POLL_SECONDS: '3600',
    // Bears the uneven travel of a machine that runs many tests at once.
    BLING_CALL_SPACING_MS: '400',
    PUBLIC_URL: `http://127.0.0.1:${webPort}`,
    ...placeEnv,
  });
  expect(await place.connectBling()).toMatchObject({ code: 0 });
  await place.must(place.storeLine());
  await place.setMappings(MAPPINGS);

  const store = place.store.simulator;
  const doors = createDoors(place.bling.url);
  const opened: Door[] = [];
  return {
    ...place,
    /** Calls of workers at Bling, in their order. */
    passages: doors.passages,

    async worker(name: string, env: Env = {}): Promise<Running> {
      const door = await doors.open(name);
      opened.push(door);
      const line = ['worker', '--slots', '4'];
      const throughDoor = {
        BLING_API_URL: `${door.url}/Api/v3`,
        BLING_TOKEN_URL: `${door.url}/Api/v3/oauth/token`,
      };
      const worker = place.start(line, { ...throughDoor, ...env });
      await until(() => worker.stdout().includes('TotoroACDC works'));
      return worker;
    },

    async web(env: Env = {}): Promise<Running> {
      const web = place.start(['web'], { PORT: String(webPort), ...env });
      await until(() => web.stdout().includes(`:${webPort}`));
      return web;
    },

    /** Once the store offers it. */
    async buy(sku: string): Promise<void> {
      const isOffered = () =>
        store.state().products.some((item) => item.sku === sku && (item.quantity ?? 0) > 0);
      await until(isOffered);
      const bought = store.control.buy({ items: [{ sku, quantity: 1 }], payment: 'credit-card' });
      if (!bought.ok) throw new Error(JSON.stringify(bought.problems));
    },

    ordersInBling: (count: number) =>
      until(() => place.bling.simulator.state('azul').orders.length === count),

    /** The worker that called last. */
    lastCaller: () => doors.passages.at(-1)?.name,

    async stopAll(processes: readonly Running[]): Promise<void> {
      for (const each of processes) each.kill('SIGTERM');
      for (const each of processes) expect((await each.ended).code).toBe(0);
    },

    async [Symbol.asyncDispose]() {
      await place[Symbol.asyncDispose]();
      await Promise.all(opened.map((door) => door.close()));
    },
  };
}
