import { customerToWire } from '../customer-wire.ts';
import { orderToWire } from '../order/order-wire.ts';
import { productToWire } from '../product/product-wire.ts';
import type { Shop } from '../shop.ts';

/** The body at delivery time: the object as `GET` would show it, `{id}` when deleted, or an error (guide 7). */
export function webhookPayload(shop: Shop, topic: string, id: number): unknown {
  const [resource = '', event = ''] = topic.split('.');
  if (event === 'deleted') return { id };
  if (resource === 'action') return { action: topic.replace(/^action\./, ''), arg: id };
  return findResource(shop, resource, id) ?? errorEnvelope(resource);
}

function findResource(shop: Shop, resource: string, id: number): unknown {
  const order = resource === 'order' ? shop.orders.get(id) : undefined;
  if (order) return orderToWire(shop, order);
  const product = resource === 'product' ? shop.products.get(id) : undefined;
  if (product) return productToWire(shop, product);
  const customer = resource === 'customer' ? shop.customers.get(id) : undefined;
  return customer && customerToWire(shop, customer);
}

export function errorEnvelope(resource: string) {
  const name = resource === 'order' ? 'shop_order' : resource;
  return {
    code: `woocommerce_rest_${name}_invalid_id`,
    message: 'Invalid ID.',
    data: { status: 404 },
  };
}
