import { ErpProductId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import type { Tx } from '../../database/tables.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { heldInvoiceMarks } from '../invoice-marks.ts';
import { oneByOne } from '../one-by-one.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import type { SyncAccount, SyncIo } from '../sync-account.ts';
import { erpProductWork, productWork, WORK_KINDS } from '../work-kinds.ts';

/** Reads one product in full and marks it for every store. */
export function createErpProductHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const id = ErpProductId.parse(row.key);
    const owners = await createProductMirror(io.database.db, account.id).ownerOf([id]);
    const ownerId = owners.get(id) ?? id;
    const product = await account.bling.at('catalogue', context.signal).products.get(ownerId);
    return { do: 'done', record: (tx) => record(tx, { account, row, ownerId, product }) };
  }

  async function record(
    tx: Tx,
    read: {
      account: SyncAccount;
      row: WorkRow;
      ownerId: ErpProductId;
      product: Product | undefined;
    },
  ): Promise<void> {
    const { account, row, ownerId, product } = read;
    const mirror = createProductMirror(tx, account.id);
    const now = io.clock.now();
    if (product?.parentId) {
      // A variation that was not known as one: its parent tells it in full.
      const why = { accountId: account.id, correlation: row.correlation };
      await mark(tx, [erpProductWork(why, product.parentId)], now);
      return;
    }
    const skusBefore = await mirror.skusOf(ownerId);
    if (product) await mirror.saveDetail(product, now);
    else await mirror.markDeleted(ownerId);
    const why = { accountId: account.id, correlation: row.correlation, force: true };
    const skusAfter = new Set(await mirror.skusOf(ownerId));
    // A SKU that is given up may end the doubt about who else carries it.
    const freed = await mirror.ownersOfSkus(
      product ? skusBefore.filter((sku) => !skusAfter.has(sku)) : skusBefore,
    );
    const marks = account.stores.flatMap((store) =>
      [...new Set([ownerId, ...freed])].map((productId) =>
        productWork(why, 'productPush', { storeId: store.id, productId }),
      ),
    );
    const { correlation } = row;
    const products = [ownerId, ...(product?.variations ?? []).map(({ id }) => id)];
    const invoices = await heldInvoiceMarks(tx, account, { products, correlation });
    await mark(tx, [...marks, ...invoices], now);
  }

  return oneByOne(WORK_KINDS.erpProduct, run);
}
