import type { NewStoreItem, StoreItemFields } from '../catalogue.ts';

export interface Objection {
  readonly code: string;
  readonly detail: string;
}

const LONGEST_SKU = 100;

/**
 * What must not be sent. A batch takes garbage and makes something of it: a wrong price becomes none, a
 * wrong status a draft, a wrong quantity 0 (guide woocommerce, fact 8).
 */
export function objectionToFields(fields: StoreItemFields): Objection | undefined {
  return objectionToPrices(fields) ?? objectionToTexts(fields) ?? objectionToMeasures(fields);
}

export function objectionToNewItem(item: NewStoreItem): Objection | undefined {
  if (item.shape === 'variation' && item.parentId === undefined)
    return { code: 'parent_missing', detail: 'a variation needs a parent' };
  if (item.shape !== 'variation' && !item.fields.name?.trim())
    return { code: 'name_missing', detail: 'an item needs a name' };
  return objectionToUnits(item.quantity) ?? objectionToFields(item.fields);
}

/** Whole units, 0 or more, as much as the store's database holds. */
export function objectionToUnits(units: number): Objection | undefined {
  if (Number.isSafeInteger(units) && units >= 0 && units <= 2_147_483_647) return undefined;
  return { code: 'invalid_quantity', detail: `${units} is no number of units` };
}

function objectionToPrices({
  regularPriceCents: regular,
  salePriceCents: sale,
}: StoreItemFields): Objection | undefined {
  const isPrice = (price: number | 'none' | undefined) =>
    typeof price !== 'number' || (Number.isSafeInteger(price) && price >= 0);
  if (!isPrice(regular) || !isPrice(sale))
    return { code: 'invalid_price', detail: `${regular} / ${sale} cents is no price` };
  const isPromotion = typeof sale === 'number' && regular !== undefined;
  if (isPromotion && sale >= regular)
    return { code: 'promotion_not_lower', detail: 'the promotion is not below the price' };
  return undefined;
}

function objectionToTexts({ name, sku, gtin, attributes }: StoreItemFields): Objection | undefined {
  if (name !== undefined && name.trim() === '')
    return { code: 'name_missing', detail: 'an item needs a name' };
  if (sku !== undefined && sku.length > LONGEST_SKU)
    return { code: 'sku_too_long', detail: `a SKU has at most ${LONGEST_SKU} characters` };
  if (gtin !== undefined && !/^[\d-]*$/.test(gtin))
    return { code: 'invalid_gtin', detail: `"${gtin}" is no GTIN: only digits and hyphens` };
  const isNameless = (attributes ?? []).some(
    (each) => each.name.trim() === '' || each.options.length === 0 || each.options.includes(''),
  );
  return isNameless
    ? { code: 'invalid_attribute', detail: 'an attribute has no name or no option' }
    : undefined;
}

function objectionToMeasures(fields: StoreItemFields): Objection | undefined {
  const { weightKg, lengthCm, widthCm, heightCm } = fields;
  const wrong = [weightKg, lengthCm, widthCm, heightCm].find(
    (measure) => measure !== undefined && !/^(\d+(\.\d+)?)?$/.test(measure),
  );
  return wrong === undefined
    ? undefined
    : { code: 'invalid_measure', detail: `"${wrong}" is no measure` };
}
