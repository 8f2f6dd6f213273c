import type { ErpOrderId, StoreId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';

/** When orders of another integration were told to a person; since then only newer ones are news. */
const TOLD = 'foreign.told';
/** A person knows of the other integration and wants it. */
const CONFIRMED = 'foreign.confirmed';

/** What is known of orders that another program puts into the channel of a store (domain rules 2.6). */
export function createForeignOrders(db: Db | Tx, clock: Pick<Clock, 'now'>, storeId: StoreId) {
  const cursors = createCursors(db, clock);
  return {
    async toldAt(): Promise<number | undefined> {
      const told = await cursors.get(storeId, TOLD);
      return told === undefined ? undefined : Number(told);
    },
    async isConfirmed(): Promise<boolean> {
      return (await cursors.get(storeId, CONFIRMED)) !== undefined;
    },
    noteTold: () => cursors.set(storeId, TOLD, String(clock.now())),
    confirm: () => cursors.set(storeId, CONFIRMED, String(clock.now())),

    /** Those that are linked to orders of this store. */
    async ours(ids: readonly ErpOrderId[]): Promise<ReadonlySet<ErpOrderId>> {
      const found = new Set<ErpOrderId>();
      for (const part of chunked(ids)) {
        const rows = await db
          .selectFrom('order_sync')
          .select('erp_order_id')
          .where('store_id', '=', storeId)
          .where('erp_order_id', 'in', part)
          .execute();
        for (const { erp_order_id: id } of rows) if (id !== null) found.add(id);
      }
      return found;
    },
  };
}
