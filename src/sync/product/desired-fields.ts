import type { Product } from '../../commerce/product.ts';
import type { Cents } from '../../kernel/cents.ts';
import type { ParentAttribute, StoreItemFields } from '../../stores/catalogue.ts';
import { fingerprint } from '../fingerprint.ts';
import type { SavedPrice } from '../store-price.repository.ts';

/** What a store should show of a product, and the fingerprint of it. */
export function desiredFields(
  product: Product,
  prices: SavedPrice | undefined,
): { readonly fields: StoreItemFields; readonly print: string } {
  const isParent = product.shape === 'parent';
  const fields: StoreItemFields = {
    sku: product.sku,
    ...(product.shape === 'variation' ? {} : { name: product.name }),
    ...(isParent ? {} : priceFields(product, prices)),
    gtin: product.gtin,
    weightKg: product.grossWeightKg,
    lengthCm: product.dimensionsCm?.length,
    widthCm: product.dimensionsCm?.width,
    heightCm: product.dimensionsCm?.height,
    state: product.state === 'active' ? 'published' : 'hidden',
    attributes: isParent ? parentAttributes(product) : variationAttributes(product),
  };
  return { fields, print: fingerprint(fields) };
}

/** Fields of the first moment only: afterwards the store owns them. */
export function firstFields(product: Product): StoreItemFields {
  return {
    description: product.description,
    shortDescription: product.shortDescription,
    ...(product.shape === 'parent' ? {} : { manageStock: true }),
  };
}

function priceFields(product: Product, prices: SavedPrice | undefined) {
  const regularPriceCents: Cents =
    prices && prices.priceCents > 0 ? prices.priceCents : product.priceCents;
  const promotion = prices?.promotionCents ?? 0;
  const salePriceCents: Cents | 'none' =
    prices && promotion > 0 && promotion < regularPriceCents ? prices.promotionCents : 'none';
  return { regularPriceCents, salePriceCents };
}

function parentAttributes(product: Product): readonly ParentAttribute[] {
  const optionsByName = new Map<string, string[]>();
  for (const { name, option } of product.variations.flatMap((each) => each.attributes)) {
    const options = optionsByName.get(name) ?? [];
    if (!options.includes(option)) options.push(option);
    optionsByName.set(name, options);
  }
  return [...optionsByName].map(([name, options]) => ({ name, options }));
}

function variationAttributes(product: Product): readonly ParentAttribute[] | undefined {
  if (product.shape !== 'variation') return undefined;
  return product.attributes.map(({ name, option }) => ({ name, options: [option] }));
}
