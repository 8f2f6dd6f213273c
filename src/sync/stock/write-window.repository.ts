import type { StoreId } from '../../commerce/ids.ts';
import type { Db, Tx } from '../../database/tables.ts';
import { upsert } from '../../database/upsert.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { WindowHistogram } from './window-histogram.ts';
import { addWindow, NO_WINDOWS } from './window-histogram.ts';

/**
 * How long a store may sell what a write of ours then overwrites: from the last look at its orders to the answer
 * of the write. One row a store.
 */
export function createWriteWindows(db: Db | Tx, storeId: StoreId) {
  async function read(): Promise<WindowHistogram> {
    const row = await db
      .selectFrom('write_window')
      .select('histogram')
      .where('store_id', '=', storeId)
      .executeTakeFirst();
    return row ? ownJson<WindowHistogram>(row.histogram) : NO_WINDOWS;
  }

  return {
    read,
    /** One more, that ended at `now` (epoch ms). */
    async add(ms: number, now: number): Promise<void> {
      const histogram = JSON.stringify(addWindow(await read(), { ms, now }));
      await upsert(db, 'write_window', {
        rows: [{ store_id: storeId, histogram }],
        key: ['store_id'],
      });
    },
  };
}
