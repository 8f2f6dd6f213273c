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

  async function inAdmin(path: string, change?: object): Promise<unknown> {
    const auth = Buffer.from(`${KEY?.key}:${KEY?.secret}`).toString('base64');
    const headers = { authorization: `Basic ${auth}`, 'content-type': 'application/json' };
    const put = change ? { method: 'PUT', body: JSON.stringify(change) } : {};
    const url = `https://loja.test/wp-json/wc/v3/${path}`;
    const answer = await shop.run(store.fetch(new Request(url, { headers, ...put })));
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }

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
      const { line_items: lines } = Lines.parse(await inAdmin(`orders/${orderId}`));
      await inAdmin(`orders/${orderId}`, { line_items: [{ id: lines[0]?.id, quantity }] });
    },
    /** Someone in the admin says whether the units of a simple item count. */
    async setCounting(sku: string, counts: boolean): Promise<void> {
      await inAdmin(`products/${shop.item(sku)?.id ?? 0}`, { manage_stock: counts });
    },
    setStock(codigo: string, quantity: number): void {
      bling.operator.moveStock('azul', { productId: shop.productId(codigo), quantity });
    },
  };
}
