import type { BlingProduct } from '../sandboxes/bling.ts';
import type { SoldItem } from './oversold.ts';

/** What can be sold by number: everything in the ERP with a SKU of its own but parents, as the shelves see it. */
export function soldItems(products: readonly BlingProduct[]): SoldItem[] {
  return products
    .filter((product) => isLinkable(product, products) && product.formato !== 'V')
    .map((product) => ({ sku: product.codigo, draws: drawsOf(product) }));
}

/** Active goods with a SKU that no other living product has; domain rules 1.8 and the product flow. */
export function isLinkable(product: BlingProduct, products: readonly BlingProduct[]): boolean {
  const sameSku = products.filter(
    ({ codigo, situacao }) => codigo === product.codigo && situacao !== 'E',
  );
  return (
    product.tipo === 'P' &&
    product.situacao === 'A' &&
    product.codigo !== '' &&
    sameSku.length === 1
  );
}

function drawsOf({ id, tipoEstoque, componentes }: BlingProduct): SoldItem['draws'] {
  if (tipoEstoque !== 'V') return [{ shelf: String(id), each: 1 }];
  return componentes.map(({ produtoId, quantidade }) => ({
    shelf: String(produtoId),
    each: quantidade,
  }));
}
