import type { Random } from '../../src/kernel/random.ts';
import type { ProductSeed, ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import { COMPANY } from './account.ts';
import { FOR_SALE } from './for-sale.ts';
import { NOT_FOR_SALE, SAME_SKU, WITHOUT_SKU } from './oddities.ts';
import { PROMOTIONS } from './promotions.ts';
import type { Roles } from './roles.ts';
import { stockOf } from './stock.ts';

/** The whole account as the simulator takes it, with the stock of this run. */
export function shopSeed(roles: Roles, random: Random): ShopSeedInput {
  const products = [...FOR_SALE, ...WITHOUT_SKU, ...SAME_SKU, ...NOT_FOR_SALE];
  return {
    ...COMPANY,
    warehouses: [...COMPANY.warehouses],
    channels: [...COMPANY.channels],
    transitions: [...COMPANY.transitions],
    paymentMethods: [...COMPANY.paymentMethods],
    ledgerAccounts: [...COMPANY.ledgerAccounts],
    fiscal: COMPANY.fiscal,
    categories: [...COMPANY.categories],
    contacts: [...COMPANY.contacts],
    products: products.map((product) => complete(product, roles, random)),
  };
}

function complete(product: ProductSeed, roles: Roles, random: Random): ProductSeed {
  const stocked = product.variacoes
    ? { variacoes: product.variacoes.map((one) => ({ ...one, ...stockOf(one, roles, random) })) }
    : stockOf(product, roles, random);
  return { ...product, ...stocked, ...pictures(product), ...storePrices(product) };
}

function pictures({ codigo, situacao }: ProductSeed) {
  if (!codigo || situacao === 'E') return {};
  const base = `https://img.jabuticaba.example.com.br/${codigo.toLowerCase()}`;
  return { imagens: [`${base}.jpg`, `${base}-2.jpg`] };
}

function storePrices({ codigo }: ProductSeed): Pick<ProductSeed, 'lojas'> {
  const found = PROMOTIONS.find(([sku]) => sku === codigo);
  if (!found) return {};
  const [sku, preco, precoPromocional] = found;
  return { lojas: [{ loja: COMPANY.channels[0].id, codigo: sku, preco, precoPromocional }] };
}
