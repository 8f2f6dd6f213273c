import type { WarehouseId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { quantity } from '../../kernel/quantity.ts';
import { message } from '../../messages/message.ts';
import { mark } from '../../work/mark.repository.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { orderStockMarks } from '../order-stock-marks.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { orderWork, pairKey } from '../work-kinds.ts';
import type { Look } from '../write-once.decide.ts';
import { type Creation, writeOnce } from '../write-once.ts';
import { writePlace } from '../write-place.ts';
import { type PostingIo, settleBefore } from './accounts-writes.ts';
import { auditPosting } from './audit-posting.ts';
import { APPLIED, blingOf, type PostingWork, recorded, type Step } from './posting-work.ts';
import { knownShelf, movedBetween, readShelf, Shelf, takenFromShelf } from './shelf.ts';

export type StockIo = PostingIo & Pick<SyncIo, 'accountId' | 'recentOrders'>;
type Direction = 'post' | 'reverse';

const WAYS = {
  post: { sign: -1, action: 'order.stock_post', key: INTENT_KEYS.shelf },
  reverse: { sign: 1, action: 'order.stock_reverse', key: INTENT_KEYS.shelfBack },
} as const;

/**
 * Takes the goods of an order off the shelf, once: one call. No call tells whether it happened: after an unknown
 * outcome the balances before and after are compared, and where they do not tell, a person looks.
 *
 * @param before what lay there, where the caller has just read it; else what balances told since the import
 */
export async function postStock(io: StockIo, work: PostingWork, before?: Shelf): Promise<Step> {
  const sync = await createOrderSyncs(io.database.db, work.store.id).find(work.order.id);
  if (sync && sync.posted_at !== null) return APPLIED;
  return move(io, work, { direction: 'post', before: before ?? (await shelfTold(io, work)) });
}

/** Puts them back, once: the balances are read first, for those that were told before the posting tell nothing. */
export async function reverseStock(io: StockIo, work: PostingWork): Promise<Step> {
  return move(io, work, { direction: 'reverse', before: await shelfNow(io, work) });
}

/** What lies on the shelf of the order's products now: one call for 50 of them, up to three. */
export async function shelfNow(io: StockIo, work: PostingWork): Promise<Shelf> {
  return readShelf(blingOf(work), await takenOf(io, work), warehouseOf(work));
}

interface Move {
  readonly direction: Direction;
  readonly before: Shelf;
}

async function move(io: StockIo, work: PostingWork, { direction, before }: Move): Promise<Step> {
  const opposite = direction === 'post' ? 'reverse' : 'post';
  const waits = await settleBefore(io, work, movement(io, work, { direction: opposite, before }));
  if (waits) return waits;
  const written = await writeOnce(io, {
    ...movement(io, work, { direction, before }),
    looksFirst: false,
    send: async (): Promise<'moved'> => {
      const { orders } = blingOf(work);
      await (direction === 'post'
        ? orders.postStock(work.erpOrderId, warehouseOf(work))
        : orders.reverseStock(work.erpOrderId));
      return 'moved';
    },
  });
  return recorded(work, written);
}

function movement(io: StockIo, work: PostingWork, { direction, before }: Move): Creation<'moved'> {
  const { action, key } = WAYS[direction];
  return {
    ...writePlace(work),
    key: key(work.order.id),
    findBy: JSON.stringify(before),
    find: (findBy) => look(work, direction, Shelf.parse(JSON.parse(findBy))),
    noteUnknown: (tx) => auditPosting(io, tx, { work, action, outcome: 'unknown' }),
    record: ({ how }) => recordMoved(io, work, { direction, how }),
  };
}

async function look(
  work: PostingWork,
  direction: Direction,
  before: Shelf,
): Promise<Look<'moved'>> {
  const { warehouseId, products } = before;
  const after = await readShelf(blingOf(work), products, warehouseId);
  switch (movedBetween(before, after, WAYS[direction].sign).moved) {
    case 'once':
      return { seen: 'found', value: 'moved' };
    case 'not':
      return { seen: 'absent' };
    default: {
      const { number } = work.order;
      return { seen: 'doubtful', cause: message('receivable.stockUnknown', { number }) };
    }
  }
}

/** Balances that were told before the order was in the ERP say nothing of what moved since. */
async function shelfTold(io: StockIo, work: PostingWork): Promise<Shelf> {
  const sync = await createOrderSyncs(io.database.db, work.store.id).find(work.order.id);
  const since = sync?.imported_at ?? Infinity;
  return knownShelf(io, await takenOf(io, work), { warehouseId: warehouseOf(work), since });
}

async function takenOf(io: StockIo, { store, order }: PostingWork) {
  const lines = await createStoreOrders(io.database.db, store.id).soldUnits(order.id);
  const sold = lines.map(({ productId, units }) => ({ productId, units: quantity(units) }));
  return takenFromShelf(io, sold);
}

/** Several warehouses are sold, or all: then Bling's default one gives. */
function warehouseOf({ account }: Pick<PostingWork, 'account'>): WarehouseId | undefined {
  const { warehouses } = account.policy;
  return warehouses !== 'all' && warehouses.length === 1 ? warehouses[0] : undefined;
}

/** The stock flow sees the proof, and looks at the numbers once Bling has moved. */
function recordMoved(
  io: StockIo,
  work: PostingWork,
  { direction, how }: { readonly direction: Direction; readonly how: 'sent' | 'found' },
) {
  const { account, store, order, correlation } = work;
  return async (tx: Tx) => {
    const now = io.clock.now();
    const posted_at = direction === 'post' ? now : null;
    await createOrderSyncs(tx, store.id).update(order.id, { posted_at });
    io.recentOrders.note(pairKey(store.id, order.id), now);
    const dueAt = now + account.policy.stockReleaseMs;
    // Whoever waits in the list because nothing was posted is looked at again.
    const why = { accountId: account.id, correlation, dueAt, force: true };
    const unposted = orderWork(why, 'stockUnposted', { storeId: store.id, orderId: order.id });
    const stock = await orderStockMarks(tx, {
      account,
      store,
      orderId: order.id,
      correlation,
      dueAt,
    });
    await mark(tx, [unposted, ...stock], now);
    const { action } = WAYS[direction];
    const after = { erpOrderId: work.erpOrderId, warehouseId: warehouseOf(work), how };
    await auditPosting(io, tx, { work, action, outcome: 'applied', after });
  };
}
