import type { Fields } from '../input.ts';
import { isGiven, toFieldsList, toInteger } from '../input.ts';
import { refusal } from '../refusal.ts';
import type { Order } from './order.ts';

/** Looks at all lines before anything is written, so that a refused order stays as it was. @throws {Refusal} */
export function requireValidLines(order: Order, body: Fields): void {
  for (const item of toFieldsList(body['line_items'])) {
    if (isGiven(item, 'id')) requireOwnItem(order.lines, item);
    else requireProduct(item);
  }
  for (const item of toFieldsList(body['shipping_lines'])) {
    if (isGiven(item, 'id')) requireOwnItem(order.shippingLines, item);
    else if (!isGiven(item, 'method_id')) {
      throw refusal(
        400,
        'woocommerce_rest_invalid_shipping_item',
        'Shipping method ID is required.',
      );
    }
  }
  for (const item of toFieldsList(body['fee_lines'])) {
    if (isGiven(item, 'id')) requireOwnItem(order.feeLines, item);
  }
}

function requireOwnItem(lines: readonly { readonly id: number }[], item: Fields): void {
  if (lines.some((line) => line.id === toInteger(item['id']))) return;
  throw refusal(
    400,
    'woocommerce_rest_invalid_item_id',
    'Order item ID provided is not associated with order.',
  );
}

function requireProduct(item: Fields): void {
  if (!['product_id', 'sku', 'variation_id'].some((name) => isGiven(item, name))) {
    throw refusal(
      400,
      'woocommerce_rest_required_product_reference',
      'Product ID or SKU is required.',
    );
  }
  if (isGiven(item, 'quantity') && toInteger(item['quantity']) === 0) throw criticalError();
}

/** PHP divides by the quantity (guide 3). */
function criticalError() {
  return refusal(
    500,
    'internal_server_error',
    '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>',
  );
}
