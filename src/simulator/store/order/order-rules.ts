import type { ListRules } from '../api/args.ts';
import type { Rules } from '../api/validate.ts';
import type { Shop } from '../shop.ts';
import { ORDER_STATUSES } from './order.ts';

export function orderStatuses(shop: Shop): readonly string[] {
  return [...ORDER_STATUSES, ...Object.keys(shop.options.customStatuses)];
}

const META = {
  type: 'array',
  items: { key: { type: 'string' }, value: { type: 'mixed' } },
} as const;

export function orderRules(shop: Shop): Rules {
  return {
    parent_id: { type: 'integer' },
    status: { type: 'string', oneOf: orderStatuses(shop) },
    currency: { type: 'string', oneOf: ['BRL', 'USD', 'EUR'] },
    customer_id: { type: 'integer' },
    customer_note: { type: 'string' },
    billing: {
      type: 'object',
      parts: { email: { type: 'email' }, first_name: { type: 'string' } },
    },
    shipping: { type: 'object', parts: { first_name: { type: 'string' } } },
    payment_method: { type: 'string' },
    payment_method_title: { type: 'string' },
    transaction_id: { type: 'string' },
    set_paid: { type: 'boolean' },
    correios_tracking_code: { type: 'string' },
    meta_data: META,
    line_items: {
      type: 'array',
      items: {
        id: { type: 'integer' },
        variation_id: { type: 'integer' },
        quantity: { type: 'integer' },
        subtotal: { type: 'string' },
        total: { type: 'string' },
        meta_data: META,
      },
    },
    shipping_lines: {
      type: 'array',
      items: { instance_id: { type: 'string' }, total: { type: 'string' } },
    },
    fee_lines: { type: 'array', items: { total: { type: 'string' } } },
    coupon_lines: { type: 'array' },
  };
}

export function orderListRules(shop: Shop): ListRules {
  return {
    orderBy: ['date', 'id', 'include', 'title', 'slug', 'modified'],
    enums: { status: ['any', 'trash', ...orderStatuses(shop)] },
    dates: ['after', 'before', 'modified_after', 'modified_before'],
  };
}
