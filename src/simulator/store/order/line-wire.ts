import type { Meta } from '../meta.ts';
import type { Shop } from '../shop.ts';
import type { FeeLine, OrderLine, ShippingLine } from './order.ts';
import { findLineProduct } from './reduced-stock.ts';

type Money = (cents: number) => string;

export function lineToWire(shop: Shop, line: OrderLine, money: Money) {
  return {
    id: line.id,
    name: line.name,
    product_id: line.productId,
    variation_id: line.variationId,
    quantity: line.quantity,
    tax_class: '',
    subtotal: money(line.subtotalCents),
    subtotal_tax: money(0),
    total: money(line.totalCents),
    total_tax: money(0),
    taxes: [],
    meta_data: displayMeta(line.meta),
    sku: line.sku,
    global_unique_id: line.gtin,
    price: line.quantity === 0 ? 0 : line.totalCents / 100 / line.quantity,
    image: imageOf(shop, line),
    parent_name: line.parentName,
  };
}

/** Without a picture the id is `""` on simple products and 0 on variations, as observed. */
function imageOf(shop: Shop, line: OrderLine) {
  const [image] = findLineProduct(shop, line)?.images ?? [];
  if (image) return { id: line.variationId ? image.id : String(image.id), src: image.src };
  return { id: line.variationId ? 0 : '', src: '' };
}

export function shippingToWire(line: ShippingLine, money: Money) {
  return {
    id: line.id,
    method_title: line.methodTitle,
    method_id: line.methodId,
    instance_id: line.instanceId,
    total: money(line.totalCents),
    total_tax: money(0),
    taxes: [],
    tax_status: 'taxable',
    meta_data: displayMeta(line.meta),
  };
}

export function feeToWire(line: FeeLine, money: Money) {
  return {
    id: line.id,
    name: line.name,
    tax_class: '',
    tax_status: 'taxable',
    amount: '',
    total: money(line.totalCents),
    total_tax: money(0),
    taxes: [],
    meta_data: displayMeta(line.meta),
  };
}

function displayMeta(meta: readonly Meta[]) {
  return meta.map(({ id, key, value }) => ({
    id,
    key,
    value,
    display_key: /^[a-z]/.test(key) ? key.charAt(0).toUpperCase() + key.slice(1) : key,
    display_value: value,
  }));
}
