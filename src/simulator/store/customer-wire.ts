import { createHash } from 'node:crypto';

import type { Customer } from './customer.ts';
import { metaToWire } from './meta.ts';
import { brazilianBilling, brazilianShipping } from './order/brazilian-fields.ts';
import type { Shop } from './shop.ts';
import { wireDates } from './site-time.ts';

/** The wire form of `GET /customers/{id}` (guide 9). */
export function customerToWire(shop: Shop, customer: Customer) {
  const created = wireDates(customer.createdAt, shop.options.gmtOffsetMinutes);
  const modified = wireDates(customer.modifiedAt, shop.options.gmtOffsetMinutes);
  const brazilian = shop.options.brazilianFields;
  const { meta } = customer;
  const base = `${shop.options.siteUrl}/wp-json/wc/v3/customers`;
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const hash = createHash('sha256').update(customer.email).digest('hex');
  return {
    id: customer.id,
    date_created: created.local,
    date_created_gmt: created.gmt,
    date_modified: modified.local,
    date_modified_gmt: modified.gmt,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    role: customer.role,
    username: customer.username,
    billing: { ...customer.billing, ...(brazilian ? brazilianBilling(meta, 'billing_') : {}) },
    shipping: { ...customer.shipping, ...(brazilian ? brazilianShipping(meta, 'shipping_') : {}) },
    is_paying_customer: [...shop.orders.values()].some(
      (order) => order.customerId === customer.id && order.paidAt !== null,
    ),
    avatar_url: `https://secure.gravatar.com/avatar/${hash}?s=96&d=mm&r=g`,
    meta_data: metaToWire(meta),
    _links: {
      self: [{ href: `${base}/${customer.id}`, targetHints: { allow } }],
      collection: [{ href: base }],
    },
  };
}
