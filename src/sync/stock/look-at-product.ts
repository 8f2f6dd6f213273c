import type { Tx } from '../../database/tables.ts';
import { mark } from '../../work/mark.repository.ts';
import type { Link } from '../link.repository.ts';
import { productWork } from '../work-kinds.ts';
import type { StockBatch } from './stock-batch.ts';

/** An item that is gone is no number that differs: the flow of products must hear of it. */
export async function lookAtProduct(
  tx: Tx,
  { account, store, context }: StockBatch,
  { product_id: productId }: Link,
): Promise<void> {
  const work = productWork({ accountId: account.id }, 'productPush', {
    storeId: store.id,
    productId,
  });
  await mark(tx, [work], context.now());
}
