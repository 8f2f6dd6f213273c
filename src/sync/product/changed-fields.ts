import type { StoreItem, StoreItemFields } from '../../stores/catalogue.ts';

/** Fields that a store does not tell in a comparable way: sent only when the ERP's side moved. */
const NOT_READ_BACK = ['weightKg', 'lengthCm', 'widthCm', 'heightCm'] as const;

/**
 * What must be written so that the item shows what is wanted. Empty: nothing.
 *
 * A value that the ERP does not have (`undefined`, an empty GTIN) never empties the store's.
 */
export function changedFields(sides: {
  wanted: StoreItemFields;
  item: StoreItem;
  /** Whether this very set of fields was written before. */
  agreed: boolean;
}): StoreItemFields {
  const { wanted, item, agreed } = sides;
  return {
    ...pick('sku', wanted.sku, item.sku),
    ...pick('name', wanted.name?.trim(), item.name.trim()),
    ...pick('regularPriceCents', wanted.regularPriceCents, item.regularPriceCents),
    ...pick('salePriceCents', wanted.salePriceCents, item.salePriceCents ?? 'none'),
    ...pick('gtin', wanted.gtin || undefined, item.gtin),
    ...pick('state', wanted.state, item.state === 'published' ? 'published' : 'hidden'),
    ...attributeChange(wanted, item),
    ...(agreed ? {} : notReadBack(wanted)),
  };
}

function pick<Key extends keyof StoreItemFields>(
  key: Key,
  wanted: StoreItemFields[Key],
  present: StoreItemFields[Key],
): Partial<Pick<StoreItemFields, Key>> {
  if (wanted === undefined || wanted === present) return {};
  const change: Partial<Pick<StoreItemFields, Key>> = {};
  change[key] = wanted;
  return change;
}

function attributeChange({ attributes }: StoreItemFields, item: StoreItem): StoreItemFields {
  if (!attributes) return {};
  const present = new Set(item.attributes.map(({ name, option }) => optionKey(name, option)));
  const missing = attributes.some(({ name, options }) =>
    options.some((option) => !present.has(optionKey(name, option))),
  );
  return missing ? { attributes } : {};
}

function notReadBack(wanted: StoreItemFields): StoreItemFields {
  return Object.fromEntries(
    NOT_READ_BACK.filter((name) => wanted[name] !== undefined).map((name) => [name, wanted[name]]),
  );
}

/** Stores fold the case of an option (guide woocommerce 4): equal but for case is equal. */
function optionKey(name: string, option: string): string {
  return `${name.toLowerCase()}\u0000${option.toLowerCase()}`;
}
