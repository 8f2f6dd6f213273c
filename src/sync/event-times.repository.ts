import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Db, Tx } from '../database/tables.ts';
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

const eventName = (resource: EventResource) => `event.${resource}`;
const foundName = (resource: EventResource) => `unannounced.${resource}`;

/** When each side last told us something by itself, and what it did not tell. */
export function createEventTimes(db: Db | Tx, clock: Pick<Clock, 'now'>) {
  const cursors = createCursors(db, clock);

  async function read(owner: Owner, resource: EventResource): Promise<EventTimes> {
    const event = await cursors.get(owner, eventName(resource));
    const found = await cursors.get(owner, foundName(resource));
    return toEventTimes(resource, event, found);
  }

  return {
    noteEvent: (owner: Owner, resource: EventResource) =>
      cursors.set(owner, eventName(resource), String(clock.now())),

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

/** The same of everything that is kept of one owner. */
export function eventTimesIn(
  kept: ReadonlyMap<string, string> | undefined,
  resources: readonly EventResource[],
): readonly EventTimes[] {
  return resources.map((resource) =>
    toEventTimes(resource, kept?.get(eventName(resource)), kept?.get(foundName(resource))),
  );
}

/** From then on it is told: until then an event may just be late. */
export function isSilentAt({ silence }: EventTimes, now: number): boolean {
  return silence !== undefined && now - silence.foundAt >= SILENT_AFTER_MS;
}

function toEventTimes(
  resource: EventResource,
  event: string | undefined,
  found: string | undefined,
): EventTimes {
  const lastEventAt = event === undefined ? undefined : Number(event);
  const unannounced = found === undefined ? undefined : ownJson<Unannounced>(found);
  const isSilent = unannounced && unannounced.foundAt > (lastEventAt ?? -Infinity);
  return { resource, lastEventAt, silence: isSilent ? unannounced : undefined };
}
