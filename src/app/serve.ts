import type { AddressInfo } from 'node:net';

import { serve as listen } from '@hono/node-server';

import { createHttpApp } from '../web/http-app.ts';
import { createAccountEngine } from './account-engine.ts';
import { PortTaken } from './failures.ts';
import { httpParts } from './http-parts.ts';
import type { App } from './open-app.ts';
import { scheduleAll } from './schedules.ts';

export interface Serving {
  readonly url: string;
  /** Takes nothing new, finishes or gives up what is in flight, and frees the accounts. */
  stop(withinMs?: number): Promise<void>;
}

/**
 * Runs everything in this process: web, worker, schedules.
 *
 * @throws {OwnedElsewhere} when another process drains an account of this database
 * @throws {PortTaken} when nobody can listen there
 */
export async function serve(app: App): Promise<Serving> {
  const { database, clock, log, settings } = app;
  const { engine, start } = createAccountEngine(app);
  scheduleAll(app, engine);
  await start();

  const http = createHttpApp(httpParts(app, (accountId, tx) => engine.wake(accountId, tx)));
  const { host: hostname, port } = settings.web;
  const server = listen({ fetch: http.fetch, hostname, port });
  const [listening] = await Promise.allSettled([
    new Promise<number>((resolve, reject) => {
      server.once('listening', () => resolve(portOf(server.address()) ?? port));
      server.once('error', reject);
    }),
  ]);
  if (listening.status === 'rejected') {
    await engine.stop();
    throw new PortTaken(`${hostname}:${port}`, listening.reason);
  }
  const url = `http://${hostname}:${listening.value}`;
  log.info('serving', { url, publicUrl: settings.web.publicUrl, database: database.engine });
  return {
    url,
    async stop(withinMs) {
      log.info('stopping', {});
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await engine.stop(withinMs);
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      log.info('stopped', { at: clock.now() });
    },
  };
}

/** With port 0 the system chose one. */
function portOf(address: AddressInfo | string | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined;
}
