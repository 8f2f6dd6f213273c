import type { Engine } from '../engine/engine.ts';
import { createLocalEngine } from '../engine/local-engine.ts';
import { createPgBossEngine } from '../engine/pg-boss-engine.ts';
import type { Ownerships } from '../work/ownership.ts';
import { EngineNeedsServer, EngineUnreachable } from './failures.ts';
import type { App } from './open-app.ts';

/**
 * Where the accounts are spread over processes; `undefined` where one process has them all.
 *
 * @throws {EngineNeedsServer} for a second database beside a SQLite file, which no other process may use
 */
export function findEngineUrl({ settings, database }: Pick<App, 'settings' | 'database'>) {
  const { url } = settings.engine;
  if (url !== undefined && database.engine === 'sqlite') throw new EngineNeedsServer();
  return url ?? (database.engine === 'postgres' ? settings.database.url : undefined);
}

export interface EngineWanted {
  /** `host:pid:uuid` of this process. */
  readonly holder: string;
  readonly ownerships: Ownerships;
  readonly slots?: number | undefined;
  readonly pollMs?: number | undefined;
  /** In this process alone, wherever the data lies: for a command that finds nobody at work. */
  readonly isAlone?: boolean | undefined;
}

export function createEngine(app: App, wanted: EngineWanted): Engine {
  const { database, clock, log, settings } = app;
  const { holder, ownerships, pollMs, isAlone, slots = settings.engine.slots } = wanted;
  const parts = { database, ownerships, clock, log, ...(pollMs === undefined ? {} : { pollMs }) };
  const engineUrl = findEngineUrl(app);
  if (isAlone || engineUrl === undefined) return createLocalEngine(parts);
  const isStoreToo = engineUrl === settings.database.url;
  return createPgBossEngine({ ...parts, engineUrl, isStoreToo, slots, holder });
}

/** @throws {EngineUnreachable} where the accounts cannot be spread; the engine is spent then */
export async function openEngine(engine: Engine): Promise<void> {
  const [opened] = await Promise.allSettled([engine.open()]);
  if (opened.status === 'fulfilled') return;
  await engine.stop();
  throw new EngineUnreachable(opened.reason);
}
