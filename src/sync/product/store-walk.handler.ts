import type { ErpProductId } from '../../commerce/ids.ts';
import { createCursors } from '../../connections/cursor.repository.ts';
import type { Tx } from '../../database/tables.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createLinks } from '../link.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStoreItems } from '../store-item.repository.ts';
import { storeOf, type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { productWork, WORK_KINDS } from '../work-kinds.ts';
import { findDiffering } from './find-differing.ts';
import { findReturned } from './find-returned.ts';

interface Walk {
  readonly after?: string;
  readonly beganAt: number;
}

const CURSOR = 'store.items.walk';

/**
 * Walks a store's items a page a turn and marks the products whose item shows something else. What a walk
 * did not meet is looked at by itself: a truncated list deletes and hides nothing (P10).
 */
export function createStoreWalkHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const saved = await createCursors(io.database.db).get(store.id, CURSOR);
    const walk: Walk = saved ? ownJson<Walk>(saved) : { beganAt: context.now() };
    const page = await store.store.catalogue.page(walk.after);
    const differing = await findDiffering(io, store, page.items);
    const returned = await findReturned(io, store, page.items);
    const { next } = page;
    const record: NonNullable<RowResult['record']> = async (tx) => {
      const now = io.clock.now();
      await createStoreItems(tx, store.id).save(page.items, now);
      await markProducts(tx, { account, store, row, products: differing });
      await markProducts(tx, { account, store, row, products: returned, force: true });
      if (next !== undefined) {
        const going: Walk = { ...walk, after: next };
        return createCursors(tx, io.clock).set(store.id, CURSOR, JSON.stringify(going));
      }
      await markProducts(tx, { account, store, row, products: await findUnmet(tx, store, walk) });
      return createCursors(tx, io.clock).remove(store.id, CURSOR);
    };
    return next === undefined ? { do: 'done', record } : { do: 'again', record };
  }

  async function markProducts(
    tx: Tx,
    work: {
      account: SyncAccount;
      store: SyncStore;
      row: WorkRow;
      products: Iterable<ErpProductId>;
      /** What a person was told no longer holds. */
      force?: boolean;
    },
  ): Promise<void> {
    const why = {
      accountId: work.account.id,
      correlation: work.row.correlation,
      force: work.force,
    };
    const marks = [...work.products].map((productId) =>
      productWork(why, 'productPush', { storeId: work.store.id, productId }),
    );
    await mark(tx, marks, io.clock.now());
  }

  /** Products without an item yet, and those whose item the walk did not meet. */
  async function findUnmet(
    tx: Tx,
    store: SyncStore,
    walk: Walk,
  ): Promise<ReadonlySet<ErpProductId>> {
    const mirror = createProductMirror(tx, io.accountId);
    const links = await createLinks(tx, store.id).listLinked();
    const linked = new Set(links.map((link) => link.product_id));
    const unmetItems = new Set(await createStoreItems(tx, store.id).listUnseen(walk.beganAt));
    const unmet = links.filter((link) => unmetItems.has(link.item_id));
    const owners = await mirror.ownerOf(unmet.map((link) => link.product_id));
    const unlinked = (await mirror.listPushable()).filter((id) => !linked.has(id));
    return new Set([...unlinked, ...owners.values()]);
  }

  return oneByOne(WORK_KINDS.storeItems, run);
}
