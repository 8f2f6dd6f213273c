import { centsToText } from '../../kernel/cents.ts';
import { multiplyQuantity, quantity, Quantity } from '../../kernel/quantity.ts';
import type { NewStoreItem, StoreItemFields } from '../catalogue.ts';
import { KEY_META } from './item.ts';

/** The shop's units, as its settings say. */
export interface Units {
  readonly weight: string;
  readonly dimension: string;
}

export type WireBody = Readonly<Record<string, unknown>>;
export type ItemShape = NewStoreItem['shape'];

const PER_KG: Readonly<Record<string, string>> = {
  kg: '1',
  g: '1000',
  lbs: '2.20462262',
  oz: '35.2739619',
};
const PER_CM: Readonly<Record<string, string>> = {
  cm: '1',
  m: '0.01',
  mm: '10',
  in: '0.393700787',
  yd: '0.010936133',
};

/** Whether `fieldsToBody` will need the shop's units. */
export function hasMeasures(fields: StoreItemFields): boolean {
  const { weightKg, lengthCm, widthCm, heightCm } = fields;
  return [weightKg, lengthCm, widthCm, heightCm].some((each) => each !== undefined);
}

/**
 * Only the given fields, in the store's words. Prices are plain text with a dot, measures text in the
 * shop's units (guide woocommerce 4).
 */
export function fieldsToBody(fields: StoreItemFields, shape: ItemShape, units: Units): WireBody {
  const isVariation = shape === 'variation';
  return withoutUndefined({
    sku: fields.sku,
    name: isVariation ? undefined : fields.name,
    description: fields.description,
    short_description: isVariation ? undefined : fields.shortDescription,
    regular_price: price(fields.regularPriceCents),
    sale_price: price(fields.salePriceCents),
    global_unique_id: fields.gtin,
    weight: measure(fields.weightKg, PER_KG[units.weight]),
    dimensions: dimensions(fields, units),
    status: fields.state && status(fields.state, isVariation),
    attributes: fields.attributes && attributes(fields.attributes, isVariation),
    manage_stock: fields.manageStock,
  });
}

/** A whole new item: published, counting its units, carrying our key. */
export function newItemBody(item: NewStoreItem, units: Units): WireBody {
  const { shape, quantity: stock_quantity } = item;
  const manage_stock = shape === 'parent' ? false : (item.fields.manageStock ?? true);
  const images = item.imageUrls.map((src) => ({ src }));
  return {
    ...(shape === 'variation' ? {} : { type: shape === 'parent' ? 'variable' : 'simple' }),
    status: 'publish',
    ...fieldsToBody(item.fields, shape, units),
    manage_stock,
    ...(manage_stock ? { stock_quantity } : {}),
    ...imagesOf(shape, images),
    meta_data: [{ key: KEY_META, value: item.key }],
  };
}

function imagesOf(shape: ItemShape, images: readonly { readonly src: string }[]): WireBody {
  if (images.length === 0) return {};
  return shape === 'variation' ? { image: images[0] } : { images };
}

function price(amount: StoreItemFields['salePriceCents']): string | undefined {
  if (amount === undefined) return undefined;
  return amount === 'none' ? '' : centsToText(amount);
}

function status(state: 'published' | 'hidden', isVariation: boolean): string {
  if (state === 'published') return 'publish';
  return isVariation ? 'private' : 'draft';
}

function attributes(
  all: NonNullable<StoreItemFields['attributes']>,
  isVariation: boolean,
): readonly WireBody[] {
  return all.map(({ name, options }) =>
    isVariation ? { name, option: options[0] } : { name, options, visible: true, variation: true },
  );
}

function dimensions(fields: StoreItemFields, { dimension }: Units): WireBody | undefined {
  const per = PER_CM[dimension];
  const given = withoutUndefined({
    length: measure(fields.lengthCm, per),
    width: measure(fields.widthCm, per),
    height: measure(fields.heightCm, per),
  });
  return Object.keys(given).length > 0 ? given : undefined;
}

/** Empty stays empty: it takes the measure away. */
function measure(text: string | undefined, per = '1'): string | undefined {
  if (text === undefined || text === '') return text;
  return multiplyQuantity(Quantity.parse(text), quantity(per));
}

function withoutUndefined(body: WireBody): WireBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
