import type { ListRules } from '../api/args.ts';
import type { Rules } from '../api/validate.ts';
import { PLAIN_RULES } from './plain-fields.ts';
import { PRODUCT_STATUSES, PRODUCT_TYPES, STOCK_STATUSES } from './product.ts';

const CHOICE: Rules = {
  id: { type: 'integer' },
  name: { type: 'string' },
  option: { type: 'string' },
};

const IMAGE: Rules = {
  id: { type: 'integer' },
  src: { type: 'string' },
  name: { type: 'string' },
  alt: { type: 'string' },
};

const META: Rules = { key: { type: 'string' }, value: { type: 'mixed' } };

const SHARED: Rules = {
  ...PLAIN_RULES,
  sku: { type: 'string' },
  global_unique_id: { type: 'string' },
  regular_price: { type: 'string' },
  sale_price: { type: 'string' },
  date_on_sale_from: { type: 'date' },
  date_on_sale_from_gmt: { type: 'date' },
  date_on_sale_to: { type: 'date' },
  date_on_sale_to_gmt: { type: 'date' },
  manage_stock: { type: 'boolean' },
  stock_quantity: { type: 'integer' },
  inventory_delta: { type: 'integer' },
  stock_status: { type: 'string', oneOf: STOCK_STATUSES },
  backorders: { type: 'string', oneOf: ['no', 'notify', 'yes'] },
  low_stock_amount: { type: 'integer', keepsNull: true },
  weight: { type: 'string' },
  dimensions: {
    type: 'object',
    parts: { length: { type: 'string' }, width: { type: 'string' }, height: { type: 'string' } },
  },
  meta_data: { type: 'array', items: META },
};

/** Strict rules of a single product call (guide, schema of 11.0.1). */
export const PRODUCT_RULES: Rules = {
  ...SHARED,
  name: { type: 'string' },
  slug: { type: 'string' },
  type: { type: 'string', oneOf: PRODUCT_TYPES },
  status: { type: 'string', oneOf: PRODUCT_STATUSES },
  parent_id: { type: 'integer' },
  categories: { type: 'array', items: { id: { type: 'integer' } } },
  tags: { type: 'array', items: { id: { type: 'integer' } } },
  brands: { type: 'array', items: { id: { type: 'integer' } } },
  images: { type: 'array', items: IMAGE },
  attributes: {
    type: 'array',
    items: {
      id: { type: 'integer' },
      name: { type: 'string' },
      position: { type: 'integer' },
      visible: { type: 'boolean' },
      variation: { type: 'boolean' },
      options: { type: 'array' },
    },
  },
  default_attributes: { type: 'array', items: CHOICE },
};

export const VARIATION_RULES: Rules = {
  ...SHARED,
  status: { type: 'string', oneOf: ['draft', 'pending', 'private', 'publish'] },
  manage_stock: { type: 'boolean', orText: 'parent' },
  image: { type: 'object', parts: IMAGE },
  attributes: { type: 'array', items: CHOICE },
};

const DATES = ['after', 'before', 'modified_after', 'modified_before'];
const LISTED = ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish'];
const ORDER_BY = ['date', 'id', 'include', 'title', 'slug', 'modified', 'menu_order'];

export const PRODUCT_LIST: ListRules = {
  orderBy: [...ORDER_BY, 'popularity', 'rating', 'price', 'sales', 'post__in', 'random'],
  enums: { status: LISTED, type: PRODUCT_TYPES, stock_status: STOCK_STATUSES },
  dates: DATES,
};

export const VARIATION_LIST: ListRules = {
  orderBy: ORDER_BY,
  enums: { status: LISTED, stock_status: STOCK_STATUSES },
  dates: DATES,
};
