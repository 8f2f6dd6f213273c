import type { Random } from '../../src/kernel/random.ts';
import type { ProductSeed, VariationSeed } from '../../src/simulator/bling/seed.ts';
import type { Roles } from './roles.ts';

type Stock = Pick<ProductSeed, 'stock'>;
type Stocked = Pick<ProductSeed, 'codigo' | 'tipo' | 'situacao' | 'kit'> | VariationSeed;

/** Units on the shelves at the beginning: few of what is to sell out, none of some, enough of the rest. */
export function stockOf(product: Stocked, roles: Roles, random: Random): Stock {
  if (product.tipo === 'S' || product.situacao === 'E') return {};
  if ('kit' in product && product.kit?.tipoEstoque === 'V') return {};
  const sku = product.codigo ?? '';
  if (roles.damagedOnly === sku) return { stock: { Avariados: 7 } };
  if (roles.outOfStock.includes(sku)) return { stock: 0 };
  const planned = plannedUnits(sku, roles);
  if (planned !== undefined) return { stock: { 'Loja Centro': planned } };
  const inShop = 25 + random.integer(30);
  const inShed = random.integer(3) === 0 ? random.integer(40) : 0;
  return {
    stock: { 'Loja Centro': inShop, 'Galpão Vila Motta': inShed, Avariados: random.integer(4) },
  };
}

function plannedUnits(sku: string, roles: Roles): number | undefined {
  if (sku === roles.lastUnit) return 1;
  const scarce = roles.scarce.find((one) => one.sku === sku);
  if (scarce) return scarce.units;
  return roles.soldAtCounter.find((one) => one.sku === sku)?.units;
}
