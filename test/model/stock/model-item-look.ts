import { ErpProductId } from '../../../src/commerce/ids.ts';
import { storeOf, type SyncIo } from '../../../src/sync/sync-account.ts';
import { productWork, splitPair, WORK_KINDS } from '../../../src/sync/work-kinds.ts';
import type { WorkHandler } from '../../../src/work/handler.ts';
import { mark } from '../../../src/work/mark.repository.ts';

/** Of the look at a changed item only that its number is looked at, too. */
export function createModelItemLook(io: SyncIo): WorkHandler {
  return {
    kind: WORK_KINDS.storeItem,
    batchSize: 50,
    async run(rows) {
      const account = await io.account();
      return rows.map((row) => {
        const { storeId, id } = splitPair(row.key);
        const pair = { storeId: storeOf(account, storeId).id, productId: ErpProductId.parse(id) };
        const look = productWork({ accountId: account.id }, 'stockPush', pair);
        return { do: 'done', record: (tx) => mark(tx, [look], io.clock.now()) };
      });
    },
  };
}
