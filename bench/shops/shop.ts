import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';

export const PRODUCTS = 20;

/** Sales channel of the account's store at this place. */
export function channelOf(store: number): number {
  return 205_310_001 + store;
}

export function skuOf(at: number): string {
  return `SKU-${at % PRODUCTS}`;
}

export function shopWithStores(account: string, stores: number): ShopSeedInput {
  return {
    account,
    company: { nome: `Loja ${account}` },
    channels: Array.from({ length: stores }, (_, at) => ({
      id: channelOf(at),
      descricao: `Canal ${at}`,
    })),
    products: Array.from({ length: PRODUCTS }, (_, at) => ({
      nome: `Produto ${at}`,
      codigo: skuOf(at),
      preco: 10,
      stock: 50,
    })),
  };
}
