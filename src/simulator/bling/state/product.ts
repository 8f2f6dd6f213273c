import type { Account } from '../world.ts';
import { times } from './amount.ts';
import type { Product } from './records.ts';

export function isVirtualKit(product: Product): boolean {
  return product.fields.formato === 'E' && product.fields.estrutura.tipoEstoque === 'V';
}

/** Variations of a parent in their order. */
export function childrenOf(account: Account, parentId: number): Product[] {
  return [...account.products.values()]
    .filter((product) => product.parentId === parentId)
    .toSorted((one, other) => (one.variation?.ordem ?? 0) - (other.variation?.ordem ?? 0));
}

/** Kits whose computed stock follows this product. */
export function virtualKitsWith(account: Account, productId: number): Product[] {
  return [...account.products.values()].filter(
    (product) =>
      isVirtualKit(product) &&
      product.fields.estrutura.componentes.some(({ produto }) => produto.id === productId),
  );
}

/** A living product with this SKU other than `exceptId`; empty SKUs may repeat (guide 5.2). */
export function findBySku(
  account: Account,
  codigo: string,
  exceptId?: number,
): Product | undefined {
  if (codigo === '') return undefined;
  return [...account.products.values()].find(
    ({ id, fields }) => fields.codigo === codigo && fields.situacao !== 'E' && id !== exceptId,
  );
}

/** How many units of what leave the shelf when `units` of this product are sold (guide 5.6 kits). */
export function explode(
  account: Account,
  productId: number,
  units: number,
): { productId: number; units: number }[] {
  const product = account.products.get(productId);
  if (!product) return [];
  const { formato, estrutura } = product.fields;
  const own = { productId, units };
  if (formato !== 'E') return [own];
  const parts = estrutura.componentes.map(({ produto, quantidade }) => ({
    productId: produto.id,
    units: times(units, quantidade),
  }));
  if (estrutura.tipoEstoque === 'V') return parts;
  if (estrutura.lancamentoEstoque === 'A') return [own, ...parts];
  return estrutura.lancamentoEstoque === 'M' ? parts : [own];
}
