import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import type { OpenBreaker } from '../connections/breaker.repository.ts';
import { createBreakers } from '../connections/breaker.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { findLastReceivedAt } from '../inbox/inbox.repository.ts';
import {
  ERP_RESOURCES,
  createEventTimes,
  isSilentAt,
  STORE_RESOURCES,
  type EventResource,
  type EventTimes,
} from '../sync/event-times.repository.ts';
import { createOwnerships } from '../work/ownership.ts';
import { countWork, type WorkCounts } from '../work/pending.repository.ts';
import type { App } from './open-app.ts';
import type { Exposure } from './read-exposure.ts';
import { readExposure } from './read-exposure.ts';
import type { QuotaStatus } from './read-quota.ts';
import { readQuota } from './read-quota.ts';
import { countLinks, countOrdersByStep } from './status.repository.ts';

export interface AccountStatus {
  readonly account: AccountId;
  readonly name: string;
  readonly state: string;
  /** `host:pid:uuid` of the process that drains it now. */
  readonly ownedBy: string | undefined;
  readonly work: WorkCounts;
  /** Calls of today and the day's limit. */
  readonly callsToday: number;
  readonly callsPerDay: number;
  readonly quota: QuotaStatus;
  readonly lastBlingEventAt: number | undefined;
  /** By what Bling's events are about. */
  readonly events: readonly EventStatus[];
  readonly stores: readonly StoreStatus[];
}

export interface StoreStatus {
  readonly store: StoreId;
  readonly name: string;
  readonly state: string;
  readonly links: number;
  readonly orders: Readonly<Record<string, number>>;
  readonly lastEventAt: number | undefined;
  readonly exposure: Exposure;
  readonly events: readonly EventStatus[];
}

export interface EventStatus {
  readonly resource: EventResource;
  readonly lastEventAt: number | undefined;
  /** A poll found a change then that no event had announced, and none came since. */
  readonly silentSince: number | undefined;
}

/** How everything stands, from our own tables: no call is made. */
export async function readStatus(app: App): Promise<readonly AccountStatus[]> {
  const { database, vault, clock } = app;
  const { db } = database;
  const ownerships = createOwnerships({ database, clock, holder: 'status' });
  const status: AccountStatus[] = [];
  for (const account of await createAccounts(db).list()) {
    const stores = await createStores(db, vault).listByAccount(account.id);
    const quota = await readQuota(app, account.id);
    const times = await createEventTimes(db, clock).readAll(
      [account.id, ...stores.map(({ id }) => id)],
      (owner) => (owner === account.id ? ERP_RESOURCES : STORE_RESOURCES),
    );
    const eventsOf = (owner: AccountId | StoreId) => readEvents(app, times.get(owner) ?? []);
    status.push({
      account: account.id,
      name: account.name,
      state: account.state,
      ownedBy: await ownerships.whoHolds(account.id),
      work: await countWork(db, account.id),
      callsToday: quota.spent,
      callsPerDay: quota.limit,
      quota,
      lastBlingEventAt: await findLastReceivedAt(db, 'bling:default'),
      events: eventsOf(account.id),
      stores: await Promise.all(
        stores.map(async (store) => ({
          store: store.id,
          name: store.name,
          state: store.state,
          links: await countLinks(db, store.id),
          orders: await countOrdersByStep(db, store.id),
          lastEventAt: await findLastReceivedAt(db, store.id),
          exposure: await readExposure(app, store),
          events: eventsOf(store.id),
        })),
      ),
    });
  }
  return status;
}

/** Without a public address nobody is expected to tell anything. */
function readEvents({ settings, clock }: App, times: readonly EventTimes[]): EventStatus[] {
  return times.map((each) => {
    const isSilent = settings.web.publicUrl !== undefined && isSilentAt(each, clock.now());
    const { resource, lastEventAt, silence } = each;
    return { resource, lastEventAt, silentSince: isSilent ? silence?.foundAt : undefined };
  });
}

export type StoppedAddress = OpenBreaker;

/** Machines whose calls to Bling are stopped now, lest it block their address. */
export function readBreakers({ database, clock }: App): Promise<readonly StoppedAddress[]> {
  return createBreakers(database.db).listOpen(clock.now());
}
