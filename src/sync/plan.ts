import { chunked } from '../database/chunked.ts';
import type { DrainContext } from '../work/handler.ts';
import { createLinks } from './link.repository.ts';
import { createOrderIntake } from './order-intake.ts';
import { planOrder } from './order/order.plan.ts';
import type { PlanLine } from './plan-line.ts';
import { createProductMirror } from './product-mirror.repository.ts';
import { planProduct } from './product/product.plan.ts';
import { createStatusValues } from './status-values.ts';
import { planStock } from './stock/stock.plan.ts';
import { createStoreOrders } from './store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from './sync-account.ts';

/** As many balances as Bling answers in one call. */
const STOCK_BATCH = 50;

/**
 * What a sync would do now, store by store. It reads both sides and writes to neither; products are those
 * that were read from the ERP already.
 */
export async function* planAll(
  io: SyncIo,
  account: SyncAccount,
  context: DrainContext,
): AsyncGenerator<readonly PlanLine[]> {
  for (const store of account.stores) {
    yield* planProducts(io, store);
    yield* planNumbers(io, { account, store, context });
    yield* planOrders(io, { account, store, context });
  }
}

async function* planProducts(io: SyncIo, store: SyncStore) {
  const products = await createProductMirror(io.database.db, io.accountId).listPushable();
  for (const productId of products) yield planProduct(io, store, productId);
}

interface StoreWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly context: DrainContext;
}

async function* planNumbers(io: SyncIo, work: StoreWork) {
  const links = createLinks(io.database.db, work.store.id);
  const sellable = await links.listSellable(io.accountId);
  const intake = createOrderIntake(io);
  for (const ids of chunked(sellable, STOCK_BATCH)) {
    const batch = [...(await links.findByProducts(ids)).values()];
    yield planStock(io, intake, { ...work, links: batch });
  }
}

async function* planOrders(io: SyncIo, { account, store, context }: StoreWork) {
  const bling = account.bling.at('sweep', context.signal);
  const values = await createStatusValues(io.clock)(bling);
  for (const orderId of await createStoreOrders(io.database.db, store.id).listIds())
    yield planOrder(io, store, { orderId, values });
}
