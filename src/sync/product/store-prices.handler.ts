import type { StorePrice } from '../../commerce/product.ts';
import { createCursors } from '../../connections/cursor.repository.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStorePrices } from '../store-price.repository.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { productWork, WORK_KINDS } from '../work-kinds.ts';

/** Walks the product-store links of a channel: prices and promotions of this one store, a page a turn. */
export function createStorePricesHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const cursorName = 'erp.store_prices.walk';
    const saved = await createCursors(io.database.db).get(store.id, cursorName);
    const page = saved ? ownJson<number>(saved) : 1;
    const bling = account.bling.at('catalogue', context.signal);
    const answer = await bling.storeLinks.list({ page, channelId: store.channelId });
    const ours = answer.rows.filter((link) => link.channelId === store.channelId);
    const news = await createStorePrices(io.database.db, store.id).findNews(ours);
    const owners = await ownersOf(news);
    const record: NonNullable<RowResult['record']> = async (tx) => {
      const now = io.clock.now();
      await createStorePrices(tx, store.id).save(ours, now);
      const why = { accountId: account.id, correlation: row.correlation, force: true };
      const marks = owners.map((productId) =>
        productWork(why, 'productPush', { storeId: store.id, productId }),
      );
      await mark(tx, marks, now);
      if (answer.complete) return createCursors(tx).remove(store.id, cursorName);
      return createCursors(tx).set(store.id, cursorName, JSON.stringify(page + 1));
    };
    return answer.complete ? { do: 'done', record } : { do: 'again', record };
  }

  /** Variations are pushed with their parent; what is not in the mirror yet is pushed when it is. */
  async function ownersOf(prices: readonly StorePrice[]) {
    const ids = prices.map((price) => price.productId);
    const owners = await createProductMirror(io.database.db, io.accountId).ownerOf(ids);
    return [...new Set(owners.values())];
  }

  return {
    kind: WORK_KINDS.storePrices,
    batchSize: 1,
    run: (rows, context) => Promise.all(rows.map((row) => run(row, context))),
  };
}
