import { isPurchasable } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { buyableUnits } from '../stock/holds.ts';
import { findStockHolder } from '../stock/quantity.ts';
import { decodeName } from '../wire-text.ts';
import type { CheckoutProblems } from './checkout-form.ts';

/** A product a buyer wants, and how many. */
export interface Wanted {
  readonly product: Product;
  readonly quantity: number;
}

/** Why this cart cannot be sold now, in the buyer's words; nothing when it can. `asked` counts its rows. */
export function findCartProblem(
  shop: Shop,
  wanted: readonly Wanted[],
  asked: number,
): CheckoutProblems {
  if (asked === 0) return { cart: 'O carrinho está vazio.' };
  const gone = wanted.length < asked || wanted.some(({ product }) => !isOnOffer(shop, product));
  if (gone) return { cart: 'Um produto do carrinho não está mais à venda.' };
  const short = wanted.find(
    ({ product }) => unitsOf(shop, wanted, product) > buyableUnits(shop, product),
  );
  if (!short) return {};
  const left = buyableUnits(shop, short.product);
  const name = decodeName(lineName(shop, short.product));
  return {
    cart:
      left === 0
        ? `“${name}” acabou de esgotar. Remova do carrinho para continuar.`
        : `Só restam ${left} de “${name}”. Diminua a quantidade para continuar.`,
  };
}

function isOnOffer(shop: Shop, product: Product): boolean {
  const parent = product.type === 'variation' ? shop.products.get(product.parentId) : product;
  return (
    product.type !== 'variable' && isPurchasable(shop, product) && parent?.status === 'publish'
  );
}

/** Two lines may drink from one pool: count what all of them want of it. */
function unitsOf(shop: Shop, wanted: readonly Wanted[], product: Product): number {
  const holder = findStockHolder(shop, product) ?? product;
  return wanted
    .filter((one) => (findStockHolder(shop, one.product) ?? one.product) === holder)
    .reduce((sum, one) => sum + one.quantity, 0);
}

function lineName(shop: Shop, product: Product): string {
  const parent = shop.products.get(product.parentId);
  return parent ? `${parent.name} - ${product.name}` : product.name;
}
