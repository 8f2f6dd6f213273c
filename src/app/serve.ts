import { createHttpApp } from '../web/http-app.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import type { AccountEngine } from './account-engine.ts';
import { createAccountEngine } from './account-engine.ts';
import { findEngineUrl } from './create-engine.ts';
import { EngineUnreachable, OneWorkerOnly } from './failures.ts';
import { httpParts } from './http-parts.ts';
import { listen } from './listen.ts';
import type { App } from './open-app.ts';
import { joinRollCall, listWorkers } from './roll-call.ts';
import type { RunMode } from './run-mode.ts';
import { scheduleAll } from './schedules.ts';

export interface Serving {
  /** `undefined` for a process that only works. */
  readonly url: string | undefined;
  /** Takes nothing new, finishes or gives up what is in flight, and frees the accounts. */
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
 * @throws {EngineUnreachable} when the accounts cannot be spread
 * @throws {PortTaken} when nobody can listen there
 */
export async function serve(app: App, { mode, slots }: ServeOptions): Promise<Serving> {
  const { database, clock, log, settings } = app;
  const accounts = createAccountEngine(app, { slots });
  const { engine, holder } = accounts;
  await begin(app, accounts, mode);
  const rollCall = await joinRollCall(app, { mode, holder });

  const http = createHttpApp(httpParts(app, (accountId, tx) => engine.wake(accountId, tx)));
  const [listening] = await Promise.allSettled([
    mode === 'worker' ? undefined : listen(http.fetch, settings.web),
  ]);
  if (listening.status === 'rejected') {
    await Promise.all([engine.stop(), rollCall.leave()]);
    throw listening.reason;
  }
  const server = listening.value;
  const { publicUrl } = settings.web;
  log.info('serving', { mode, url: server?.url, publicUrl, database: database.engine });
  return {
    url: server?.url,
    async stop(withinMs) {
      log.info('stopping', {});
      const closed = server?.close();
      await engine.stop(withinMs);
      server?.cut();
      await Promise.all([closed, rollCall.leave()]);
      log.info('stopped', { at: clock.now() });
    },
  };
}

async function begin(app: App, { engine, start }: AccountEngine, mode: RunMode): Promise<void> {
  const isShared = findEngineUrl(app) !== undefined;
  const [opened] = await Promise.allSettled([engine.open()]);
  if (opened.status === 'rejected') {
    await engine.stop();
    throw new EngineUnreachable(opened.reason);
  }
  if (mode === 'web') return;
  const [other] = isShared ? [] : await listWorkers(app);
  if (other) throw new OneWorkerOnly(app.database.engine, other.holder);
  scheduleAll(app, engine);
  const [started] = await Promise.allSettled([start()]);
  if (started.status === 'fulfilled') return;
  const error: unknown = started.reason;
  if (error instanceof OwnedElsewhere) throw new OneWorkerOnly(app.database.engine, error.holder);
  throw error;
}
