import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { Clock } from '../kernel/clock.ts';
import { ownJson } from '../kernel/own-json.ts';

/** What events of the ERP, and of a store, are about. */
export const ERP_RESOURCES = ['order', 'product', 'stock'] as const;
export const STORE_RESOURCES = ['order', 'item'] as const;
export type EventResource = (typeof ERP_RESOURCES)[number] | (typeof STORE_RESOURCES)[number];

type Owner = AccountId | StoreId;

/** A poll found a change that no event had announced (domain rules 5.3). */
export interface Unannounced {
  readonly foundAt: number;
  /** The last event before, or, without any, when the change may have happened at the earliest. */
  readonly since: number;
  /** What else may have been missed was looked for. */
  readonly isCaughtUp: boolean;
}

export interface EventTimes {
  readonly resource: EventResource;
  readonly lastEventAt: number | undefined;
  /** `undefined` again as soon as an event comes. */
  readonly silence: Unannounced | undefined;
}

/** Clocks of both sides differ. */
const SLACK_MS = 60_000;
/** An event may be this late: until then, what a poll found is no silence (guide 4.2, woocommerce 7). */
const SILENT_AFTER_MS = 600_000;

const foundName = (resource: EventResource) => `unannounced.${resource}`;

/** When each side last told us something by itself, and what it did not tell. */
export function createEventTimes(db: Db | Tx, clock: Pick<Clock, 'now'>) {
  const cursors = createCursors(db, clock);

  async function read(owner: Owner, resource: EventResource): Promise<EventTimes> {
    const row = await db
      .selectFrom('event_time')
      .select('last_event_at')
      .where('owner', '=', owner)
      .where('resource', '=', resource)
      .executeTakeFirst();
    const found = await cursors.get(owner, foundName(resource));
    return toEventTimes(resource, { lastEventAt: row?.last_event_at, found });
  }

  return {
    /** Of all resources of these owners. */
    async readAll(
      owners: readonly Owner[],
      resourcesOf: (owner: Owner) => readonly EventResource[],
    ): Promise<ReadonlyMap<Owner, readonly EventTimes[]>> {
      const kept = await cursors.all(owners);
      const rows = await db
        .selectFrom('event_time')
        .selectAll()
        .where('owner', 'in', owners)
        .execute();
      const lastOf = (owner: Owner, resource: EventResource) =>
        rows.find((row) => row.owner === owner && row.resource === resource)?.last_event_at;
      return new Map(
        owners.map((owner) => [
          owner,
          resourcesOf(owner).map((resource) =>
            toEventTimes(resource, {
              lastEventAt: lastOf(owner, resource),
              found: kept.get(owner)?.get(foundName(resource)),
            }),
          ),
        ]),
      );
    },

    /** Anybody who hears of it may note it, not the owner of the account alone. */
    noteEvent: (owner: Owner, resource: EventResource) =>
      upsert(db, 'event_time', {
        rows: [{ owner, resource, last_event_at: clock.now() }],
        key: ['owner', 'resource'],
      }),

    /** @param changedAt when the change may have happened at the earliest, epoch ms */
    async noteFound(owner: Owner, resource: EventResource, changedAt: number): Promise<void> {
      const { lastEventAt, silence } = await read(owner, resource);
      if (silence || (lastEventAt !== undefined && lastEventAt >= changedAt - SLACK_MS)) return;
      const since = lastEventAt ?? changedAt;
      const news: Unannounced = { foundAt: clock.now(), since, isCaughtUp: false };
      await cursors.set(owner, foundName(resource), JSON.stringify(news));
    },

    async noteCaughtUp(owner: Owner, resource: EventResource): Promise<void> {
      const { silence } = await read(owner, resource);
      if (!silence) return;
      const done: Unannounced = { ...silence, isCaughtUp: true };
      await cursors.set(owner, foundName(resource), JSON.stringify(done));
    },
  };
}

/** From then on it is told: until then an event may just be late. */
export function isSilentAt({ silence }: EventTimes, now: number): boolean {
  return silence !== undefined && now - silence.foundAt >= SILENT_AFTER_MS;
}

function toEventTimes(
  resource: EventResource,
  { lastEventAt, found }: { lastEventAt: number | undefined; found: string | undefined },
): EventTimes {
  const unannounced = found === undefined ? undefined : ownJson<Unannounced>(found);
  const isSilent = unannounced && unannounced.foundAt > (lastEventAt ?? -Infinity);
  return { resource, lastEventAt, silence: isSilent ? unannounced : undefined };
}
