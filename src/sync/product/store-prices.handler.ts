import type { StoreId } from '../../commerce/ids.ts';
import type { StorePrice } from '../../commerce/product.ts';
import { createCursors } from '../../connections/cursor.repository.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStorePrices } from '../store-price.repository.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { productWork, WORK_KINDS } from '../work-kinds.ts';

/** A walk that goes on; saved after each page. */
interface Walk {
  readonly page: number;
  /** When it began: what changes later belongs to the next one. */
  readonly beganAt: number;
  /** Start of the change window; absent walks everything. */
  readonly from?: number;
}

type Scope = 'full' | 'changed';

const WATERMARK = 'erp.store_prices.changed';
/** Clocks differ and rows move while pages are read (guide 6.5). */
const OVERLAP_MS = 600_000;

/**
 * Walks the product-store links of a channel, all or what changed: prices and promotions of this one store, a
 * page a turn. No webhook tells of them (domain rules 5.3).
 */
export function createStorePricesHandler(io: SyncIo, scope: Scope): WorkHandler {
  const cursorName = `erp.store_prices.walk.${scope}`;

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const saved = await createCursors(io.database.db).get(store.id, cursorName);
    const walk = saved ? ownJson<Walk>(saved) : await beginWalk(store.id);
    const bling = account.bling.at(scope === 'full' ? 'sweep' : 'catalogue', context.signal);
    const changed = walk.from === undefined ? undefined : { from: walk.from, now: walk.beganAt };
    const { channelId } = store;
    const answer = await bling.storeLinks.list({ page: walk.page, channelId, changed });
    const ours = answer.rows.filter((link) => link.channelId === channelId);
    const news = await createStorePrices(io.database.db, store.id).findNews(ours);
    const owners = await ownersOf(news);
    const next: Walk = { ...walk, page: walk.page + 1 };
    const record: NonNullable<RowResult['record']> = async (tx) => {
      const now = io.clock.now();
      await createStorePrices(tx, store.id).save(ours, now);
      const why = { accountId: account.id, correlation: row.correlation, force: true };
      const marks = owners.map((productId) =>
        productWork(why, 'productPush', { storeId: store.id, productId }),
      );
      await mark(tx, marks, now);
      const progress = createCursors(tx, io.clock);
      if (!answer.complete) return progress.set(store.id, cursorName, JSON.stringify(next));
      await progress.remove(store.id, cursorName);
      return progress.set(store.id, WATERMARK, String(walk.beganAt));
    };
    return answer.complete ? { do: 'done', record } : { do: 'again', record };
  }

  async function beginWalk(storeId: StoreId): Promise<Walk> {
    const beganAt = io.clock.now();
    const watermark = await createCursors(io.database.db).get(storeId, WATERMARK);
    if (scope === 'full' || watermark === undefined) return { page: 1, beganAt };
    return { page: 1, beganAt, from: Number(watermark) - OVERLAP_MS };
  }

  /** Variations are pushed with their parent; what is not in the mirror yet is pushed when it is. */
  async function ownersOf(prices: readonly StorePrice[]) {
    const ids = prices.map((price) => price.productId);
    const owners = await createProductMirror(io.database.db, io.accountId).ownerOf(ids);
    return [...new Set(owners.values())];
  }

  return oneByOne(scope === 'full' ? WORK_KINDS.storePrices : WORK_KINDS.storePricesChanged, run);
}
