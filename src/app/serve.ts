import { clockSkewMs } from '../database/clock-skew.ts';
import { endsWithin } from '../engine/nap.ts';
import { createHttpApp } from '../web/http-app.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import type { AccountEngine } from './account-engine.ts';
import { createAccountEngine } from './account-engine.ts';
import { findEngineUrl, openEngine } from './create-engine.ts';
import { ClockWrong, OneWorkerOnly } from './failures.ts';
import { httpParts } from './http-parts.ts';
import type { KeptLease } from './kept-lease.ts';
import type { Listening } from './listen.ts';
import { listen } from './listen.ts';
import type { App } from './open-app.ts';
import { findSoleWorker, joinRollCall, workAlone } from './roll-call.ts';
import type { RunMode } from './run-mode.ts';
import { scheduleAll } from './schedules.ts';

/** Answers that are on their way when a process stops. */
const LAST_ANSWERS_MS = 1_000;

/** A lease lasts eight seconds and is renewed each two. */
const MOST_SKEW_MS = 3_000;

export interface Serving {
  /** `undefined` for a process that only works. */
  readonly url: string | undefined;
  /** Finishes or gives up what is in flight and frees the accounts; the web answers meanwhile. */
  stop(withinMs?: number): Promise<void>;
}

export interface ServeOptions {
  readonly mode: RunMode;
  /** Accounts at once; default `WORKER_SLOTS`. */
  readonly slots?: number | undefined;
}

/**
 * Runs this process in its mode until it is stopped.
 *
 * @throws {OneWorkerOnly} when another works on a database that bears only one
 * @throws {ClockWrong} when dates of this machine would not mean the same to others
 * @throws {EngineUnreachable} when the accounts cannot be spread
 * @throws {PortTaken} when nobody can listen there
 */
export async function serve(app: App, { mode, slots }: ServeOptions): Promise<Serving> {
  const { clock, log, settings, database } = app;
  const accounts = createAccountEngine(app, { slots });
  const { engine, holder } = accounts;
  const stop: { isCalled: boolean; withinMs?: number | undefined } = { isCalled: false };
  let server: Listening | undefined;

  // Taken back in reverse order, also when the start fails half-way.
  await using started = new AsyncDisposableStack();
  started.adopt(await claimPlace(app, { mode, holder }), async (lease) => lease?.drop());
  started.adopt(await joinRollCall(app, { mode, holder }), (lease) => lease.drop());
  started.defer(async () => {
    if (server) await endsWithin(clock, LAST_ANSWERS_MS, server.close());
    server?.cut();
  });
  started.defer(() => engine.stop(stop.withinMs));

  await openEngine(engine);
  if (mode !== 'worker') {
    // What is marked while we stop is found by whoever works next.
    const wake: typeof engine.wake = async (accountId, tx) => {
      if (!stop.isCalled) await engine.wake(accountId, tx);
    };
    server = await listen(createHttpApp(httpParts(app, wake)).fetch, settings.web);
  }
  if (mode !== 'web') await work(app, accounts);

  const url = server?.url;
  log.info('serving', { mode, url, publicUrl: settings.web.publicUrl, database: database.engine });
  const running = started.move();
  return {
    url,
    async stop(withinMs) {
      log.info('stopping', {});
      Object.assign(stop, { isCalled: true, withinMs });
      await running.disposeAsync();
      log.info('stopped', { at: clock.now() });
    },
  };
}

/** Where one process works, it takes the only place; among many there must be none that believes to be the one. */
async function claimPlace(
  app: App,
  { mode, holder }: { mode: RunMode; holder: string },
): Promise<KeptLease | undefined> {
  if (mode === 'web') return undefined;
  if (findEngineUrl(app) === undefined) return asOnlyOne(app, () => workAlone(app, holder));
  const skewMs = await clockSkewMs(app.database, app.clock);
  if (Math.abs(skewMs) > MOST_SKEW_MS) throw new ClockWrong(skewMs);
  const sole = await findSoleWorker(app);
  if (sole !== undefined) throw new OneWorkerOnly(app.database.engine, sole);
  return undefined;
}

async function work(app: App, { engine, start }: AccountEngine): Promise<void> {
  scheduleAll(app, engine);
  await asOnlyOne(app, start);
}

/** @throws {OneWorkerOnly} with what to do, in place of who owns what */
async function asOnlyOne<Result>({ database }: App, take: () => Promise<Result>): Promise<Result> {
  const [taken] = await Promise.allSettled([take()]);
  if (taken.status === 'fulfilled') return taken.value;
  const error: unknown = taken.reason;
  if (error instanceof OwnedElsewhere) throw new OneWorkerOnly(database.engine, error.holder);
  throw error;
}
