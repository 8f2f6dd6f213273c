import type { AccountId, ErpProductId } from '../commerce/ids.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import { message } from '../messages/message.ts';
import { explainStoreNow, explainStoreThen, type StoreExplanation } from './explain-store.ts';
import { findExplained, type FoundProduct, type WantedSku } from './find-explained.ts';
import { NoNumberThen } from './find.failures.ts';
import type { App } from './open-app.ts';

/** Why each store shows what it shows of one product. */
export interface StockExplanation {
  readonly account: AccountId;
  readonly product: ErpProductId;
  readonly sku: string;
  readonly name: string;
  /** The instant that is explained, epoch ms. */
  readonly at: number;
  /** `facts`: reckoned from what is stored now. `ledger`: what was written down then. */
  readonly from: 'facts' | 'ledger';
  readonly stores: readonly StoreExplanation[];
}

/**
 * Explains a number in each store that sells the SKU, from our own tables: nobody is asked.
 *
 * @param at an instant of the past, epoch ms; without it now
 * @throws {NoNumberThen} when the ledger of none of them reaches that far back; what `findExplained` throws
 */
export async function explainStock(
  app: App,
  wanted: WantedSku,
  at?: number,
): Promise<readonly StockExplanation[]> {
  const now = app.clock.now();
  if (at !== undefined && at > now)
    throw new NoNumberThen(message('explain.inFuture', { at: toSaoPauloDateTime(at) }));
  const found = await findExplained(app, wanted);
  const explained: StockExplanation[] = [];
  for (const each of found) explained.push(await explainProduct(app, each, at));
  if (at !== undefined) refuseEmpty(explained, at);
  return explained;
}

async function explainProduct(
  app: App,
  found: FoundProduct,
  at: number | undefined,
): Promise<StockExplanation> {
  const { account, product, stores, sold } = found;
  const explained: StoreExplanation[] = [];
  for (const { store, link } of sold) {
    const pair = { account, stores, store, productId: product.id, itemId: link.item_id };
    explained.push(
      await (at === undefined ? explainStoreNow(app, pair) : explainStoreThen(app, pair, at)),
    );
  }
  return {
    account: account.id,
    product: product.id,
    sku: product.sku,
    name: product.name,
    at: at ?? app.clock.now(),
    from: at === undefined ? 'facts' : 'ledger',
    stores: explained,
  };
}

function refuseEmpty(explained: readonly StockExplanation[], at: number): void {
  const stores = explained.flatMap((each) => each.stores);
  if (stores.some(({ written }) => written)) return;
  const firsts = stores.flatMap(({ firstAt }) => firstAt ?? []);
  const then = toSaoPauloDateTime(at);
  throw new NoNumberThen(
    firsts.length > 0
      ? message('explain.beforeFirst', {
          at: then,
          first: toSaoPauloDateTime(Math.min(...firsts)),
        })
      : message('explain.neverWritten', {}),
  );
}
