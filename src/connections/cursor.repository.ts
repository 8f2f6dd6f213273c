import type { AccountId, StoreId } from '../commerce/ids.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { Clock } from '../kernel/clock.ts';
import { systemClock } from '../kernel/system-clock.ts';

type Owner = AccountId | StoreId;

/** How far something was read. */
export function createCursors(db: Db | Tx, clock: Pick<Clock, 'now'> = systemClock) {
  return {
    async get(owner: Owner, name: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('cursor')
        .select('value')
        .where('owner', '=', owner)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },

    /** Everything that is kept of these, by owner and name. */
    async all(owners: readonly Owner[]): Promise<ReadonlyMap<Owner, ReadonlyMap<string, string>>> {
      const found = new Map<Owner, Map<string, string>>(owners.map((owner) => [owner, new Map()]));
      const rows = await db
        .selectFrom('cursor')
        .select(['owner', 'name', 'value'])
        .where('owner', 'in', owners)
        .execute();
      for (const owner of owners)
        for (const row of rows) if (row.owner === owner) found.get(owner)?.set(row.name, row.value);
      return found;
    },

    async set(owner: Owner, name: string, value: string): Promise<void> {
      // For people who look into the table; nothing is decided by it.
      const updated_at = clock.now();
      await upsert(db, 'cursor', {
        rows: [{ owner, name, value, updated_at }],
        key: ['owner', 'name'],
      });
    },

    async remove(owner: Owner, name: string): Promise<void> {
      await db.deleteFrom('cursor').where('owner', '=', owner).where('name', '=', name).execute();
    },
  };
}
