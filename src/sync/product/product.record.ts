import type { NewAuditLine } from '../../audit/audit-line.ts';
import type { ErpProductId, StoreItemId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import type { Tx } from '../../database/tables.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import { mark } from '../../work/mark.repository.ts';
import type { NewWork } from '../../work/work-row.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createLinks } from '../link.repository.ts';
import { FIRST_NUMBERS_MS, nextGathering } from '../next-gathering.ts';
import { stockMarks } from '../stock-marks.ts';
import { createStoreItems } from '../store-item.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { orderWork } from '../work-kinds.ts';
import { createWriteIntents } from '../write-intent.repository.ts';

export interface ProductWork {
  readonly io: SyncIo;
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly correlation: string;
}

export interface LinkedPart {
  readonly product: Product;
  readonly item: StoreItem;
  readonly parentItemId: StoreItemId | undefined;
  readonly print: string;
  /** `agree`: nothing was written, only our note of the agreement is new. */
  readonly how: 'create' | 'link' | 'update' | 'agree';
  readonly fields?: object;
}

/** Links one part, notes what both sides agree on, and wakes the stock and orders that waited for the link. */
export async function recordPart(tx: Tx, work: ProductWork, part: LinkedPart): Promise<void> {
  const { io, account, store, correlation } = work;
  const { product, item, parentItemId, print, how } = part;
  const now = io.clock.now();
  await createLinks(tx, store.id).save(
    [{ productId: product.id, itemId: item.id, parentItemId, agreedPrint: print }],
    now,
  );
  await createStoreItems(tx, store.id).save([item], now);
  // An item that came late may be met by its SKU, and linked like any other.
  if (how !== 'agree') await createWriteIntents(tx, store.id).close(INTENT_KEYS.item(product.id));
  if (how === 'agree') return;
  const { id: itemId } = item;
  const { fields = {} } = part;
  await io.audit.append(tx, line(work, product, { how, itemId, fields, outcome: 'applied' }));
  if (how === 'update') return;

  const why = { accountId: account.id, correlation, force: true };
  const waiting = await createStoreOrders(tx, store.id).linkLines(item.id, product.id);
  const orders: NewWork[] = waiting.map((orderId) =>
    orderWork(why, 'orderPush', { storeId: store.id, orderId }),
  );
  // A new item starts at 0, so nothing is sold that is not there: its number may wait for those of others.
  const dueAt = how === 'create' ? nextGathering(now, FIRST_NUMBERS_MS) : now;
  const stock =
    product.shape === 'parent'
      ? []
      : await stockMarks(tx, account, { products: [product.id], dueAt, correlation });
  await mark(tx, [...orders, ...stock], now);
}

/** Whatever comes to light later, the ledger says that this may have been us (P6). */
export async function noteItemUnknown(
  tx: Tx,
  work: ProductWork,
  { product, how, fields = {} }: { product: Product; how: 'create' | 'update'; fields?: object },
): Promise<void> {
  await work.io.audit.append(tx, line(work, product, { how, fields, outcome: 'unknown' }));
}

function line(
  { account, store, correlation }: ProductWork,
  product: Product,
  done: { how: string; itemId?: string; fields?: object; outcome: 'applied' | 'unknown' },
): NewAuditLine {
  return {
    chain: account.id,
    actor: 'sync',
    action: `product.${done.how}`,
    subject: `product:${product.id}`,
    storeId: store.id,
    after: { itemId: done.itemId, sku: product.sku, fields: done.fields },
    outcome: done.outcome,
    correlation,
  };
}

/** Items that are no longer shown, since their products left their parent in the ERP; or that may be no longer. */
export async function recordHidden(
  tx: Tx,
  { io, account, store, correlation }: ProductWork,
  {
    hidden,
    productOf,
    outcome,
  }: {
    readonly hidden: readonly StoreItem[];
    readonly productOf: ReadonlyMap<StoreItemId, ErpProductId>;
    readonly outcome: 'applied' | 'unknown';
  },
): Promise<void> {
  const lines = hidden.map((item): NewAuditLine => ({
    chain: account.id,
    actor: 'sync',
    action: 'product.hide',
    subject: `product:${productOf.get(item.id) ?? '?'}`,
    storeId: store.id,
    after: { itemId: item.id, sku: item.sku },
    outcome,
    correlation,
  }));
  await io.audit.appendAll(tx, lines);
}

export async function recordProductSkip(
  tx: Tx,
  work: ProductWork & { product: Product; reason: NewAuditLine['reason'] },
): Promise<void> {
  await work.io.audit.append(tx, {
    chain: work.account.id,
    actor: 'sync',
    action: 'product.skip',
    subject: `product:${work.product.id}`,
    storeId: work.store.id,
    reason: work.reason,
    outcome: 'skipped',
    correlation: work.correlation,
  });
}
