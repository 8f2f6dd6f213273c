import { expect } from 'vitest';
import { z } from 'zod';

import { StoreOrderId } from '../../src/commerce/ids.ts';
import type { AccountPolicy } from '../../src/connections/account-policy.ts';
import { createOrderChanges } from '../../src/sync/order-change.repository.ts';
import { openOtherApp } from './other-app.builder.ts';
import type { WorldOptions } from './shop-world.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const Line = z.looseObject({ id: z.number(), quantidade: z.number(), valor: z.number() });
const Detail = z.object({
  data: z.looseObject({
    id: z.number(),
    total: z.number(),
    situacao: z.unknown(),
    itens: z.tuple([Line], Line),
    parcelas: z.array(z.looseObject({ id: z.number() })),
  }),
});
const MINUTE_MS = 60_000;

export type ChangedShop = Awaited<ReturnType<typeof openChangedShop>>;

/** A serving shop that carries changes out by itself where nobody has to be asked. */
export async function openChangedShop(
  options: Partial<WorldOptions> = {},
  changesAfterImport: 'ask' | 'apply' = 'apply',
) {
  const shop = await openStockShop(options);
  await shop.setStorePolicy({ changesAfterImport });
  const [erpOrder, pass] = [
    () => shop.orders()[0],
    (minutes: number) => shop.run(shop.clock.sleep(minutes * MINUTE_MS)),
  ];

  return {
    ...shop,
    erpOrder,
    pass,
    /** A sale that is in Bling. */
    async sell(items = [{ sku: 'CAN-1', quantity: 4 }]): Promise<number> {
      const { id } = shop.buy({ items });
      await pass(3);
      expect(shop.orders()).toHaveLength(1);
      return id;
    },
    /** What the order in Bling is worth, in cents, and its lines. */
    inBling() {
      const order = erpOrder();
      if (!order) throw new Error('there is no order in Bling');
      const lines = order.itens.map(({ codigo, quantidade }) => `${quantidade} ${codigo}`);
      return { totalCents: order.totalCents, lines: lines.toSorted() };
    },
    /** The plans of an order, the oldest first: what, how it ended, what was done. */
    async changes(id: number) {
      const { db } = shop.app.database;
      const rows = await createOrderChanges(db, shop.shopStore.id).history(
        StoreOrderId.parse(String(id)),
      );
      return rows.map(({ kind, state }) => `${kind} ${state}`);
    },
    /** Somebody at work in Bling changes the first line of the order, and its one instalment with it. */
    async personEdits(change: { readonly quantidade: number }): Promise<void> {
      const path = `/pedidos/vendas/${erpOrder()?.id ?? 0}`;
      const other = openOtherApp(shop);
      const { data } = Detail.parse(await other.call('GET', path));
      const [line, ...lines] = data.itens;
      const itens = [{ ...line, ...change }, ...lines].map((item) => ({ ...item, id: 0 }));
      const fell = (line.quantidade - change.quantidade) * line.valor;
      const valor = Math.round((data.total - fell) * 100) / 100;
      const parcelas = data.parcelas.map((part) => ({ ...part, id: 0, valor }));
      const sent = { ...data, situacao: undefined, itens, parcelas };
      await other.call('PUT', path, sent);
    },
    policy: (change: Partial<AccountPolicy>) => shop.setAccountPolicy(change),
  };
}
