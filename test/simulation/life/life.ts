import { createAccountEngine } from '../../../src/app/account-engine.ts';
import { httpParts } from '../../../src/app/http-parts.ts';
import type { App } from '../../../src/app/open-app.ts';
import { openApp } from '../../../src/app/open-app.ts';
import { scheduleAll } from '../../../src/app/schedules.ts';
import type { Settings } from '../../../src/app/settings-table.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import type { Log } from '../../../src/kernel/log.ts';
import type { Random } from '../../../src/kernel/random.ts';
import { createHttpApp } from '../../../src/web/http-app.ts';
import type { Door } from '../world/network.ts';
import type { WallClock } from './mortal-clock.ts';
import { createMortalClock } from './mortal-clock.ts';
import { openMortalDatabase } from './mortal-database.ts';
import { createMortalFetch } from './mortal-fetch.ts';
import type { Mortal } from './mortal.ts';
import { createMortal } from './mortal.ts';
import type { SharedSqlite } from './shared-sqlite.ts';

/** Marks come by wakes and by their date; this is for those of other processes, of which there are none. */
const POLL_MS = 60_000;

/** The machine that lives run on, one after the other, and now and then two at once. */
export interface Machine {
  readonly settings: Settings;
  readonly time: Clock;
  readonly wall: WallClock;
  readonly network: typeof fetch;
  readonly disk: SharedSqlite;
  readonly log: Log;
}

/** One process of the program, from its start to its death. */
export interface Life {
  readonly number: number;
  readonly mortal: Mortal;
  readonly app: App;
  /** Serves: owns the account, works, and answers at the door. */
  serve(): Promise<void>;
  readonly door: Door;
}

/** Opens the whole program, as its first lines do. It never comes back when the life ends meanwhile. */
export async function beginLife(
  machine: Machine,
  { number, random, mortal = createMortal() }: { number: number; random: Random; mortal?: Mortal },
): Promise<Life> {
  const { settings, time, wall, network, disk, log } = machine;
  const clock = createMortalClock(mortal, time, wall);
  const app = await openApp(settings, {
    clock,
    random,
    log,
    fetch: createMortalFetch(mortal, network),
    openDatabase: (_, io) => openMortalDatabase(mortal, disk, io.clock),
  });
  const { engine, start } = createAccountEngine(app, { pollMs: POLL_MS });
  const http = createHttpApp(httpParts(app, (id, tx) => engine.wake(id, tx)));
  const dead = new Promise<never>((_, reject) => {
    mortal.onDeath(() => reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') })));
  });
  dead.catch(() => {});
  return {
    number,
    mortal,
    app,
    async serve() {
      scheduleAll(app, engine);
      await start();
    },
    door: async (request) => {
      await mortal.pause();
      return Promise.race([Promise.resolve(http.fetch(request)), dead]);
    },
  };
}
