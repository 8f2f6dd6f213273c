import type { StoreConnection } from '../connections/store.repository.ts';
import { isStoreKind, openStore } from '../stores/registry.ts';
import { createSoldUnits } from '../sync/sold-units.repository.ts';
import { summarizeWindows, type WindowSummary } from '../sync/stock/window-histogram.ts';
import { createWriteWindows } from '../sync/stock/write-window.repository.ts';
import type { App } from './open-app.ts';

/** How much a store may sell while a write of ours is on its way, which the write then overwrites (domain rules 1.4). */
export type Exposure =
  /** The store takes a number only while it shows the one that we saw: 0 by construction. */
  | { readonly kind: 'compare_and_set'; readonly unitsPerDay: 0 }
  /** No write in the last hours. */
  | { readonly kind: 'unmeasured' }
  | {
      readonly kind: 'measured';
      /** From the last look at the store's orders to the answer of the write; over the last hours. */
      readonly p50Ms: number;
      readonly p95Ms: number;
      /** Calls that wrote numbers, of up to 100 items each. */
      readonly writes: number;
      /** The part of the time in which such a window was open, 0 to 1. */
      readonly openShare: number;
      /** Units that the store sold a day, on average of the last week. */
      readonly soldPerDay: number;
      /** Sales speed x window. The most it can be: as if each sale in a window were of what was being written. */
      readonly unitsPerDay: number;
    };

const DAY_MS = 86_400_000;
const DAYS = 7;

/** From our own tables: no call is made. */
export async function readExposure(app: App, store: StoreConnection): Promise<Exposure> {
  const { database, clock } = app;
  const { db } = database;
  const now = clock.now();
  const since = Math.max(now - DAYS * DAY_MS, store.goLiveAt);
  const days = Math.max(1, (now - since) / DAY_MS);
  return toExposure({
    hasCompareAndSet: comparesBeforeItSets(app, store),
    windows: summarizeWindows(await createWriteWindows(db, store.id).read(), now),
    soldPerDay: (await createSoldUnits(db, store.id).total(since)) / days,
  });
}

/** What the facts say of the exposure: sales speed x window, or nothing where the store compares. */
export function toExposure(facts: {
  readonly hasCompareAndSet: boolean;
  readonly windows: WindowSummary | undefined;
  readonly soldPerDay: number;
}): Exposure {
  const { hasCompareAndSet, windows, soldPerDay } = facts;
  if (hasCompareAndSet) return { kind: 'compare_and_set', unitsPerDay: 0 };
  if (!windows) return { kind: 'unmeasured' };
  const { p50Ms, p95Ms, windows: writes } = windows;
  const openShare = Math.min(1, windows.sumMs / windows.spanMs);
  const unitsPerDay = soldPerDay * openShare;
  return { kind: 'measured', p50Ms, p95Ms, writes, openShare, soldPerDay, unitsPerDay };
}

/** Opening a store calls nobody. */
function comparesBeforeItSets({ fetch, clock, random }: App, store: StoreConnection): boolean {
  if (!isStoreKind(store.kind)) return false;
  return openStore(store.kind, store.settings, { fetch, clock, random }).stock.hasCompareAndSet;
}
