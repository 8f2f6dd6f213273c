import { centsToText, parseCents } from '../../../kernel/cents.ts';
import { currentPrice, priceRange } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import { stockStatus } from '../product/shared-wire.ts';
import type { Shop } from '../shop.ts';
import { buyableUnits } from '../stock/holds.ts';
import { variationsOf } from '../stock/quantity.ts';

/** Cents as `R$ 1.234,50`. */
export function brl(cents: number): string {
  const [whole = '0', fraction = '00'] = centsToText(cents).split('.');
  return `R$ ${whole.replaceAll(/\B(?=(\d{3})+$)/g, '.')},${fraction}`;
}

export function priceCents(shop: Shop, product: Product): number {
  return parseCents(currentPrice(shop, product) || '0');
}

/** `A partir de R$ 10,00` when variations differ. */
export function priceText(shop: Shop, product: Product): string {
  const price = currentPrice(shop, product);
  if (price === '') return 'Preço a consultar';
  const range = product.type === 'variable' ? priceRange(shop, product) : undefined;
  const from = range && range.low !== range.high ? 'A partir de ' : '';
  return from + brl(parseCents(price));
}

/** What a buyer reads about stock; holds of other buyers count as gone. */
export function stockText(shop: Shop, product: Product): string {
  if (product.type === 'variable') {
    const some = variationsOf(shop, product).some((one) => buyableUnits(shop, one) > 0);
    return some ? 'Em estoque' : 'Esgotado';
  }
  const units = buyableUnits(shop, product);
  if (units === 0) return 'Esgotado';
  if (units === Infinity)
    return stockStatus(shop, product) === 'onbackorder' ? 'Sob encomenda' : 'Em estoque';
  if (units === 1) return 'Última unidade';
  return units <= 5 ? `Últimas ${units} unidades` : `${units} em estoque`;
}

/** A description without its tags; the shop shows text only. */
export function plainText(markup: unknown): string {
  return String(markup)
    .replaceAll(/<(br|\/p|\/li|\/h\d)[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
