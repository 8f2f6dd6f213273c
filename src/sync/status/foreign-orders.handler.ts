import type { Bling } from '../../bling/bling.ts';
import type { ErpOrderRow } from '../../bling/erp-order.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createForeignOrders } from '../foreign-orders.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { hasOurToken, suspectOrders } from './foreign-orders.decide.ts';

const DAY_MS = 86_400_000;
/** So far back an integration that still runs has surely left an order. */
const LOOK_BACK_MS = 30 * DAY_MS;
/** Details that are read to be sure: the list shows no internal notes. */
const MOST_DETAILS = 3;

/**
 * Looks whether another program, such as an old integration of Bling itself, puts this store's orders into Bling too
 * (domain rules 2.6). One call, and up to three more where something is odd. A person confirms it, or switches it
 * off and says: again. Meanwhile imports go on: each order is claimed before it is made, and none is doubled.
 */
export function createForeignOrdersHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, { signal }: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const { id: storeId, name, channelId } = storeOf(account, row.key);
    const known = createForeignOrders(io.database.db, io.clock, storeId);
    if (await known.isConfirmed()) return { do: 'done' };
    const { orders } = account.bling.at('sweep', signal);
    const now = io.clock.now();
    const changed = { from: now - LOOK_BACK_MS, now };
    const { rows } = await orders.listChanged({ page: 1, changed, channelId });
    const ours = await known.ours(rows.map(({ id }) => id));
    const toldAt = await known.toldAt();
    const suspects = suspectOrders({ rows, channelId, ours, toldAt });
    const foreign = await firstForeign(suspects, orders);
    if (!foreign) return { do: 'done' };
    return {
      do: 'needs_person',
      cause: message('order.otherIntegration', {
        store: name,
        count: suspects.length,
        number: foreign.number || foreign.storeNumber,
        key: storeId,
      }),
      record: (tx) => createForeignOrders(tx, io.clock, storeId).noteTold(),
    };
  }
  return oneByOne(WORK_KINDS.foreignOrders, run);
}

async function firstForeign(
  suspects: readonly ErpOrderRow[],
  orders: Pick<Bling['orders'], 'get'>,
): Promise<ErpOrderRow | undefined> {
  for (const suspect of suspects.slice(0, MOST_DETAILS)) {
    const order = await orders.get(suspect.id);
    if (order && !hasOurToken(order.internalNotes)) return suspect;
  }
  return undefined;
}
