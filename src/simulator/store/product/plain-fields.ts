import type { Rules } from '../api/validate.ts';
import type { Fields } from '../input.ts';
import { isGiven, toBoolean, toInteger, toList, toText } from '../input.ts';

/** Fields the shop stores and gives back without a thought, with their defaults. */
const PLAIN_DEFAULTS = {
  featured: false,
  catalog_visibility: 'visible',
  description: '',
  short_description: '',
  virtual: false,
  downloadable: false,
  download_limit: -1,
  download_expiry: -1,
  external_url: '',
  button_text: '',
  tax_status: 'taxable',
  tax_class: '',
  sold_individually: false,
  shipping_class: '',
  reviews_allowed: true,
  upsell_ids: [],
  cross_sell_ids: [],
  purchase_note: '',
  grouped_products: [],
  menu_order: 0,
  post_password: '',
} as const;

export function createPlainFields(): Record<string, unknown> {
  return { ...PLAIN_DEFAULTS };
}

export function writePlainFields(plain: Record<string, unknown>, body: Fields): void {
  for (const [name, standard] of Object.entries(PLAIN_DEFAULTS)) {
    if (isGiven(body, name)) plain[name] = cast(standard, body[name]);
  }
}

function cast(standard: unknown, value: unknown): unknown {
  if (typeof standard === 'boolean') return toBoolean(value);
  if (typeof standard === 'number') return toInteger(value);
  if (Array.isArray(standard)) return toList(value).map(toInteger);
  return toText(value);
}

export const PLAIN_RULES: Rules = {
  featured: { type: 'boolean' },
  catalog_visibility: { type: 'string', oneOf: ['visible', 'catalog', 'search', 'hidden'] },
  description: { type: 'string' },
  short_description: { type: 'string' },
  virtual: { type: 'boolean' },
  downloadable: { type: 'boolean' },
  download_limit: { type: 'integer' },
  download_expiry: { type: 'integer' },
  external_url: { type: 'string' },
  button_text: { type: 'string' },
  tax_status: { type: 'string', oneOf: ['taxable', 'shipping', 'none'] },
  tax_class: { type: 'string' },
  sold_individually: { type: 'boolean' },
  shipping_class: { type: 'string' },
  reviews_allowed: { type: 'boolean' },
  upsell_ids: { type: 'array' },
  cross_sell_ids: { type: 'array' },
  purchase_note: { type: 'string' },
  grouped_products: { type: 'array' },
  menu_order: { type: 'integer' },
};
