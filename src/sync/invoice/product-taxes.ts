import type { Bling } from '../../bling/bling.ts';
import type { ErpInvoiceItem, InvoiceCorrection } from '../../bling/erp-invoice.ts';
import type { ErpProductId } from '../../commerce/ids.ts';
import type { ProductTax } from '../../commerce/product.ts';
import { createLinks } from '../link.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { isGtinOrNone } from './gtin.ts';
import type { WantedInvoice } from './invoice.gather.ts';

/** What a product says of itself now, for an invoice. */
interface ProductFacts extends ProductTax {
  readonly sku: string;
  readonly gtin: string;
}

export interface ItemsToMend {
  /** Of items whose product says something else, and says it rightly. */
  readonly items: InvoiceCorrection['items'];
  /** The bar code of a product was mended: a note takes it only when it is made. */
  readonly hasNewGtin: boolean;
}

/** Compares the items of a note with their products as they are now: a call a product, with its parent two. */
export async function itemsToMend(
  io: Pick<SyncIo, 'database'>,
  work: WantedInvoice,
  items: readonly ErpInvoiceItem[],
): Promise<ItemsToMend> {
  const { account, context } = work;
  const { products } = account.bling.at('payment', context.signal);
  const ids = await productsBySku(io, work);
  const mended: ProductFacts[] = [];
  let hasNewGtin = false;
  for (const item of items) {
    const id = ids.get(item.sku);
    const now = id && (await readFacts(products, id, item.sku));
    if (!now) continue;
    if (differs(item, now)) mended.push(now);
    if (now.gtin !== item.gtin && isGtinOrNone(now.gtin)) hasNewGtin = true;
  }
  return { items: mended, hasNewGtin };
}

async function productsBySku(
  io: Pick<SyncIo, 'database'>,
  { store, order }: WantedInvoice,
): Promise<ReadonlyMap<string, ErpProductId>> {
  const itemIds = order.lines.flatMap(({ itemId }) => itemId ?? []);
  const links = await createLinks(io.database.db, store.id).findByItems(itemIds);
  return new Map(
    order.lines.flatMap(({ itemId, sku }) => {
      const link = itemId && links.get(itemId);
      return link ? [[sku, link.product_id] as const] : [];
    }),
  );
}

/** A variation without tax data of its own has its parent's. */
async function readFacts(
  products: Bling['products'],
  id: ErpProductId,
  sku: string,
): Promise<ProductFacts | undefined> {
  const product = await products.get(id);
  if (!product) return undefined;
  const isBare = !product.tax?.taxClass && product.parentId !== undefined;
  const parent = isBare && product.parentId ? await products.get(product.parentId) : undefined;
  const tax = parent?.tax ?? product.tax;
  return tax && { ...tax, sku, gtin: product.gtin };
}

function differs(item: ErpInvoiceItem, now: ProductFacts): boolean {
  if (!/^\d{8}$/.test(now.taxClass)) return false;
  return (
    now.taxClass !== item.taxClass ||
    now.taxSubstitutionCode !== item.taxSubstitutionCode ||
    (now.origin !== undefined && now.origin !== item.origin)
  );
}
