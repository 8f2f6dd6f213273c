import type { Fields } from '../input.ts';
import { isGiven, toBoolean, toInteger, toText } from '../input.ts';
import type { Shop } from '../shop.ts';
import { deriveStockStatus, setQuantity } from '../stock/quantity.ts';
import type { Product } from './product.ts';
import { STOCK_STATUSES } from './product.ts';

/** The stock part of a write (guide 4 and 8). With the global switch off only the status counts. */
export function writeStock(shop: Shop, product: Product, body: Fields): void {
  if (isGiven(body, 'stock_status')) product.stockStatus = toStockStatus(body['stock_status']);
  if (!shop.options.manageStock) return;
  if (isGiven(body, 'backorders')) product.backorders = toBackorders(body['backorders']);
  if (body['low_stock_amount'] !== undefined) {
    const amount = body['low_stock_amount'];
    product.lowStockAmount = amount === null || amount === '' ? null : toInteger(amount);
  }
  if (isGiven(body, 'manage_stock')) {
    product.manageStock = body['manage_stock'] !== 'parent' && toBoolean(body['manage_stock']);
  }
  if (product.manageStock) setQuantity(shop, product, wantedQuantity(product, body));
  else setQuantity(shop, product, null);
  deriveStockStatus(product);
}

function wantedQuantity(product: Product, body: Fields): number | null {
  if (isGiven(body, 'stock_quantity')) return toInteger(body['stock_quantity']);
  if (isGiven(body, 'inventory_delta')) {
    return (product.stockQuantity ?? 0) + toInteger(body['inventory_delta']);
  }
  return product.stockQuantity;
}

function toStockStatus(value: unknown): string {
  const status = toText(value);
  return STOCK_STATUSES.some((known) => known === status) ? status : 'instock';
}

function toBackorders(value: unknown): string {
  const text = toText(value);
  return ['no', 'notify', 'yes'].includes(text) ? text : 'no';
}
