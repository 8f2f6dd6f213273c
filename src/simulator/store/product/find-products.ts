import type { Args } from '../api/args.ts';
import { inOrder, isInDates } from '../api/filters.ts';
import type { Shop } from '../shop.ts';
import { decodeName } from '../wire-text.ts';
import { currentPrice } from './price.ts';
import type { Product } from './product.ts';
import { stockStatus } from './shared-wire.ts';

/** What a list of products or variations finds for a query (guide 2). */
export function findProducts(
  shop: Shop,
  args: Args,
  among: readonly Product[],
): readonly Product[] {
  const found = among.filter(
    (product) =>
      fitsStatus(product, args) &&
      fitsIds(product, args) &&
      fitsCodes(product, args) &&
      fitsWords(product, args) &&
      fitsShop(shop, product, args) &&
      isInDates(product, args, shop.options.gmtOffsetMinutes),
  );
  return inOrder(found, args, sortKey(shop, args));
}

function fitsStatus(product: Product, args: Args): boolean {
  const wanted = args.list('status');
  if (wanted.length === 0 || wanted.includes('any')) {
    return product.status !== 'trash' && product.status !== 'auto-draft';
  }
  return wanted.includes(product.status);
}

function fitsIds(product: Product, args: Args): boolean {
  if (args.has('include') && !args.integers('include').includes(product.id)) return false;
  if (args.integers('exclude').includes(product.id)) return false;
  if (args.has('parent') && !args.integers('parent').includes(product.parentId)) return false;
  return !args.integers('parent_exclude').includes(product.parentId);
}

/** `sku` is an exact comma list, without regard to case. */
function fitsCodes(product: Product, args: Args): boolean {
  const wanted = args.list('sku').map((sku) => sku.toLowerCase());
  if (wanted.length > 0 && !wanted.includes(product.sku.toLowerCase())) return false;
  if (args.has('global_unique_id') && !args.list('global_unique_id').includes(product.gtin))
    return false;
  const part = args.text('search_sku')?.toLowerCase();
  return part === undefined || product.sku.toLowerCase().includes(part);
}

function fitsWords(product: Product, args: Args): boolean {
  const search = args.text('search')?.toLowerCase();
  if (search && !decodeName(product.name).toLowerCase().includes(search)) return false;
  const slug = args.text('slug');
  if (slug && product.slug !== slug) return false;
  const type = args.text('type');
  return type === undefined || product.type === type;
}

function fitsShop(shop: Shop, product: Product, args: Args): boolean {
  const stock = args.text('stock_status');
  if (stock !== undefined && stockStatus(shop, product) !== stock) return false;
  const categories = args.integers('category');
  if (categories.length > 0 && !product.categoryIds.some((id) => categories.includes(id)))
    return false;
  const price = Number(currentPrice(shop, product) || 'NaN');
  const low = args.text('min_price');
  const high = args.text('max_price');
  return !(low && !(price >= Number(low))) && !(high && !(price <= Number(high)));
}

function sortKey(shop: Shop, args: Args): (product: Product) => number | string {
  const by = args.text('orderby') ?? 'date';
  const keys: Record<string, (product: Product) => number | string> = {
    title: (product) => product.name.toLowerCase(),
    slug: (product) => product.slug,
    price: (product) => Number(currentPrice(shop, product)),
    popularity: (product) => product.totalSales,
    sales: (product) => product.totalSales,
  };
  return keys[by] ?? (() => 0);
}
