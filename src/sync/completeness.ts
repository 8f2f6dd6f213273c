import type { NewAuditLine } from '../audit/audit-line.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import { ownJson } from '../kernel/own-json.ts';
import type { CatchUp } from './catch-up-window.ts';
import { countKnownOrders, countRepaired } from './catch-up.repository.ts';
import { type StoreSweep, SWEEP_CURSOR } from './stock/stock-sweep.handler.ts';
import type { SyncAccount, SyncIo } from './sync-account.ts';

/**
 * What a catch-up leaves in the audit: the window, and the counts of both sides. It failed where a store told
 * of an order that we do not know.
 */
export async function completenessOf(
  io: SyncIo,
  account: SyncAccount,
  state: CatchUp,
): Promise<NewAuditLine> {
  const { db } = io.database;
  const { correlation, from, to, erpOrders } = state;
  const stores = [];
  for (const { storeId, ids } of state.storeOrders) {
    const saved = await createCursors(db).get(storeId, SWEEP_CURSOR);
    const sweep = saved === undefined ? undefined : ownJson<StoreSweep>(saved);
    const mine = sweep?.correlation === correlation ? sweep : undefined;
    stores.push({
      store: storeId,
      orders: { seen: ids.length, ...(await countKnownOrders(db, storeId, ids)) },
      skus: {
        compared: mine?.compared ?? 0,
        suspects: mine?.suspects ?? 0,
        repaired: await countRepaired(db, { accountId: account.id, storeId }, to),
      },
    });
  }
  const isComplete =
    state.notAsked.length === 0 && stores.every(({ orders }) => orders.known === orders.seen);
  return {
    chain: account.id,
    actor: 'sync',
    action: 'catchup.complete',
    subject: `account:${account.id}`,
    after: {
      window: { from, to },
      why: { outage: state.gaps, silence: state.silent },
      erp: { ordersChanged: erpOrders },
      stores,
      // They did not answer: their part is still open.
      notAsked: state.notAsked,
    },
    outcome: isComplete ? 'applied' : 'failed',
    correlation,
  };
}
