import type { StoreItem, StoreItemFields } from '../catalogue.ts';

/** Not read back, so that a write of them cannot be proven. */
const UNREAD = ['weightKg', 'lengthCm', 'widthCm', 'heightCm', 'attributes'] as const;

/** Whether an item is seen to have all of these fields: proof of a write whose answer was lost. */
export function shows(item: StoreItem, fields: StoreItemFields): boolean {
  if (UNREAD.some((field) => fields[field] !== undefined)) return false;
  return (
    showsTexts(item, fields) &&
    showsPrices(item, fields) &&
    same(fields.state, item.state) &&
    same(fields.manageStock, item.stockMode !== 'unmanaged')
  );
}

function showsTexts(item: StoreItem, fields: StoreItemFields): boolean {
  const common = same(fields.sku, item.sku) && same(fields.gtin, item.gtin);
  const described = sameHtml(fields.description, item.description);
  // Neither is written to a variation.
  const named =
    item.shape === 'variation' ||
    (same(fields.name, item.name) && sameHtml(fields.shortDescription, item.shortDescription));
  return common && described && named;
}

function showsPrices(item: StoreItem, { regularPriceCents, salePriceCents }: StoreItemFields) {
  const sale = salePriceCents === 'none' ? undefined : salePriceCents;
  const hasSale = salePriceCents === undefined || sale === item.salePriceCents;
  return same(regularPriceCents, item.regularPriceCents) && hasSale;
}

function same<Value>(wanted: Value | undefined, there: Value): boolean {
  return wanted === undefined || wanted === there;
}

/** The store adds paragraphs and line ends of its own. */
function sameHtml(wanted: string | undefined, there: string): boolean {
  const bare = (html: string) => html.replace(/<\/?p>|<br\s*\/?>|\s/g, '');
  return wanted === undefined || bare(wanted) === bare(there);
}
