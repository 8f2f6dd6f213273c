import { type ErpProductId, StoreItemId } from '../../commerce/ids.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import type { RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import type { Link } from '../link.repository.ts';
import { createLinks } from '../link.repository.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { productWork, splitPair, WORK_KINDS } from '../work-kinds.ts';
import { findDiffering } from './find-differing.ts';
import { findReturned } from './find-returned.ts';

/** Items of one list call. */
const BATCH = 100;

/** Whether it shows another number than the one that we wrote, or does not count as it should. */
function isMoved({ quantity, stockMode, state }: StoreItem, link: Link | undefined): boolean {
  if (state === 'trashed' || !link) return false;
  return stockMode !== 'managed' || quantity !== (link.last_level ?? undefined);
}

/**
 * Looks at items that the store says were changed, many to a call. Mostly it was us: then they show what
 * they should, and no product is looked at by itself (P4).
 */
export function createStoreItemHandler(io: SyncIo): WorkHandler {
  async function run(rows: readonly WorkRow[]): Promise<readonly RowResult[]> {
    const account = await io.account();
    const pairs = rows.map((row) => splitPair(row.key));
    const store = storeOf(account, pairs[0]?.storeId ?? '');
    const ids = pairs.map(({ id }) => StoreItemId.parse(id));
    const items = await store.store.catalogue.read(ids);
    const present = new Set(items.filter(({ state }) => state !== 'trashed').map(({ id }) => id));
    const links = await createLinks(io.database.db, store.id).findByItems(ids);
    const absent = [...links.values()].filter((link) => !present.has(link.item_id));
    const owners = await createProductMirror(io.database.db, account.id).ownerOf(
      absent.map((link) => link.product_id),
    );
    const products = new Set([...(await findDiffering(io, store, items)), ...owners.values()]);
    const why = { accountId: account.id, correlation: rows[0]?.correlation };
    const returned = await findReturned(io, store, items);
    const markOf = (productId: ErpProductId, force: boolean) =>
      productWork({ ...why, force }, 'productPush', { storeId: store.id, productId });
    const moved = items.filter((item) => isMoved(item, links.get(item.id)));
    const marks = [
      ...moved.flatMap(({ id }) => {
        const productId = links.get(id)?.product_id;
        const pair = productId && { storeId: store.id, productId };
        return pair ? [productWork(why, 'stockPush', pair)] : [];
      }),
      ...[...products].filter((id) => !returned.has(id)).map((id) => markOf(id, false)),
      ...[...returned].map((id) => markOf(id, true)),
    ];
    const record: NonNullable<RowResult['record']> = (tx) => mark(tx, marks, io.clock.now());
    return rows.map((_row, at) => (at === 0 ? { do: 'done', record } : { do: 'done' }));
  }
  return { kind: WORK_KINDS.storeItem, batchSize: BATCH, run };
}
