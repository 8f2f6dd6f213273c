import { z } from 'zod';

import { DEFAULT_OPTIONS } from '../../src/simulator/store/options.ts';
import { openServingShop } from './serving-shop.builder.ts';
import type { WorldOptions } from './shop-world.builder.ts';
import { createStockJudge } from './stock-judge.builder.ts';

const [KEY] = DEFAULT_OPTIONS.keys;
const Lines = z.object({ line_items: z.array(z.object({ id: z.number() })) });
const KITS = [{ kit: 'KIT-2', of: 'CAN-1', each: 2 }];

export type StockShop = Awaited<ReturnType<typeof openStockShop>>;

/** The small shop, serving, with a judge of its stock. */
export async function openStockShop(options: Partial<WorldOptions> = {}) {
  const shop = await openServingShop(options);
  const { bling, store, second } = shop;
  const stores = options.secondStore ? [store, second] : [store];
  return {
    ...shop,
    stores,
    judge: () => createStockJudge({ bling, stores, account: 'azul', kits: KITS }),
    /** Every number that the store has shown of it since then. */
    shownSince: (sku: string, from: number) =>
      store.history.quantities
        .filter((change) => change.sku === sku && change.at >= from)
        .map(({ after }) => after ?? 0),
    /** Someone in the admin changes how many of the first line an order has. */
    async editFirstLine(orderId: number, quantity: number): Promise<void> {
      const auth = Buffer.from(`${KEY?.key}:${KEY?.secret}`).toString('base64');
      const url = `https://loja.test/wp-json/wc/v3/orders/${orderId}`;
      const headers = { authorization: `Basic ${auth}`, 'content-type': 'application/json' };
      const read = await shop.run(store.fetch(new Request(url, { headers })));
      const { line_items: lines } = Lines.parse(await read.json());
      const body = JSON.stringify({ line_items: [{ id: lines[0]?.id, quantity }] });
      const edited = await shop.run(store.fetch(new Request(url, { method: 'PUT', headers, body })));
      if (!edited.ok) throw new Error(await edited.text());
    },
    setStock(codigo: string, quantity: number): void {
      bling.operator.moveStock('azul', { productId: shop.productId(codigo), quantity });
    },
  };
}
