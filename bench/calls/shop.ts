import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';

export const ACCOUNT = 'azul';

export function skuOf(at: number): string {
  return `SKU-${at}`;
}

/** A shop of simple products, all in stock. */
export function shopOf(products: number): ShopSeedInput {
  return {
    account: ACCOUNT,
    company: { nome: 'Loja Azul Ltda' },
    products: Array.from({ length: products }, (_, at) => ({
      nome: `Produto ${at}`,
      codigo: skuOf(at),
      preco: 10 + at / 10,
      stock: 500,
    })),
  };
}

/** Changed in the storm, each so many times within a minute, to a number of its own. */
export const STORM = { products: 100, changes: 3 } as const;
export const STORM_LEVEL = 100;

/** What the customer buys. */
export const LINES = [0, 1, 2].map((at) => ({ sku: skuOf(at), quantity: 1 }));

export interface Calls {
  readonly bling: number;
  readonly store: number;
}

export function minus(after: Calls, before: Calls): Calls {
  return { bling: after.bling - before.bling, store: after.store - before.store };
}
