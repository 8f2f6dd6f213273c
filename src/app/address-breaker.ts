import { hostname } from 'node:os';

import type { Breaker } from '../bling/breaker.ts';
import { createBreaker } from '../bling/breaker.ts';
import { createBreakers } from '../connections/breaker.repository.ts';
import type { App } from './open-app.ts';

/** How often we look whether another process of this machine was stopped. */
const LOOK_MS = 10_000;

/**
 * One breaker for all accounts of this process, because Bling's rules count by address (guide 3.3). That it
 * opened is stored: other processes of this machine and a restart keep still too, and the status shows it.
 */
export function openAddressBreaker(app: App) {
  const { database, clock, log, settings } = app;
  const host = hostname();
  let lookedAt = -Infinity;

  const breaker: Breaker = createBreaker({
    callsIn10s: settings.bling.addressCallsIn10s,
    onOpen({ reason, forMs }) {
      log.warn('calls to Bling are stopped, lest it block our address', { reason, forMs });
      const openUntil = clock.now() + forMs;
      // What is not stored is known to this process all the same.
      void Promise.allSettled([createBreakers(database.db).save({ host, reason, openUntil })]);
    },
  });

  return {
    breaker,
    async learnOfOthers(): Promise<void> {
      const now = clock.monotonicMs();
      if (now - lookedAt < LOOK_MS) return;
      lookedAt = now;
      const open = await createBreakers(database.db).listOpen(clock.now());
      const here = open.find((one) => one.host === host);
      if (here) breaker.openFor(here.openUntil - clock.now(), now);
    },
  };
}
