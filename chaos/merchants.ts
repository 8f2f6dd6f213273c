import { COMPANY } from '../demo/shop/account.ts';
import { FOR_SALE } from '../demo/shop/for-sale.ts';
import { shuffled } from '../demo/shop/roles.ts';
import type { Random } from '../src/kernel/random.ts';
import type { ShopSeedInput } from '../src/simulator/bling/seed.ts';

export interface Merchant {
  /** Key of the account at the simulated Bling. */
  readonly account: string;
  readonly stores: readonly Shop[];
  /** SKUs that all of its stores sell. */
  readonly skus: readonly string[];
  readonly seed: ShopSeedInput;
}

export interface Shop {
  readonly name: string;
  readonly channelId: number;
}

/** One account for each number, with so many stores. */
export function castMerchants(storesOf: readonly number[], random: Random): Merchant[] {
  return storesOf.map((count, place) => {
    const account = NAMES[place] ?? `conta-${place}`;
    const stores = Array.from({ length: count }, (_, at) => ({
      name: `${account}-${at + 1}`,
      channelId: FIRST_CHANNEL + place * 10 + at,
    }));
    const products = shuffled(SIMPLE, random)
      .slice(0, PRODUCTS)
      .map((product) => ({ ...product, stock: { 'Loja Centro': 60 + random.integer(200) } }));
    const seed = { ...seedOf(account, stores, place), products };
    return { account, stores, skus: products.map(({ codigo }) => codigo ?? ''), seed };
  });
}

const NAMES = ['azul', 'verde', 'rosa', 'ouro', 'prata', 'anil'];
const FIRST_CHANNEL = 205_400_000;
const PRODUCTS = 8;

const SIMPLE = FOR_SALE.filter(
  ({ variacoes, kit, codigo, tipo }) => !variacoes && !kit && codigo && tipo === 'P',
);

function seedOf(account: string, stores: readonly Shop[], place: number): ShopSeedInput {
  return {
    ...COMPANY,
    account,
    company: { nome: `${account} Comércio Ltda`, cnpj: `11.222.333/000${place + 1}-00` },
    warehouses: [...COMPANY.warehouses],
    channels: [
      ...COMPANY.channels,
      ...stores.map(({ name, channelId }) => ({ id: channelId, descricao: name, tipo: 'Api' })),
    ],
    transitions: [...COMPANY.transitions],
    paymentMethods: [...COMPANY.paymentMethods],
    categories: [...COMPANY.categories],
    contacts: [],
  };
}
