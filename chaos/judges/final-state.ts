import type { OrderVerdict } from '../../demo/proof/orders.ts';
import { judgeOrders } from '../../demo/proof/orders.ts';
import { soldItems } from '../../demo/proof/shelves.ts';
import { stockSides } from '../../demo/proof/stock-sides.ts';
import { stockDifferences } from '../../demo/proof/stock.ts';
import { toErpOrders, toStoreOrders } from '../../demo/proof/views.ts';
import type { BlingState } from '../../demo/sandboxes/bling.ts';
import type { Venue, VenueShop } from '../outside.ts';

/** What both sides hold in the end, counted by them. */
export interface FinalState {
  readonly placed: number;
  readonly imported: number;
  readonly missing: number;
  /** Store orders that are not in Bling. */
  readonly missingOrders: readonly { readonly shop: string; readonly id: string }[];
  readonly duplicated: number;
  readonly moneyDifferent: number;
  readonly stockDifferent: number;
  /** One line for each fault. */
  readonly faults: readonly string[];
}

/** Every order of every store, and every number on a shelf. */
export async function readFinalState(venues: readonly Venue[]): Promise<FinalState> {
  const parts = await Promise.all(
    venues.map(async ({ bling, shops }) => {
      const state = await bling.state();
      return Promise.all(shops.map((shop) => judgeShop(state, shop)));
    }),
  );
  const all = parts.flat();
  const sum = (count: (one: ShopVerdict) => number) =>
    all.reduce((total, one) => total + count(one), 0);
  return {
    placed: sum(({ placed }) => placed),
    imported: sum(({ orders }) => orders.bling),
    missing: sum(({ orders }) => orders.missing),
    missingOrders: all.flatMap(({ name: shop, orders }) =>
      orders.missingIds.map((id) => ({ shop, id: String(id) })),
    ),
    duplicated: sum(({ orders }) => orders.duplicated),
    moneyDifferent: sum(({ orders }) => orders.moneyDifferent),
    stockDifferent: sum(({ stock }) => stock.length),
    faults: all.flatMap(({ name, orders, stock }) =>
      [...orders.faults, ...stock].map((fault) => `${name}: ${fault}`),
    ),
  };
}

interface ShopVerdict {
  readonly name: string;
  readonly placed: number;
  readonly orders: OrderVerdict;
  readonly stock: readonly string[];
}

async function judgeShop(
  bling: BlingState,
  { name, channelId, store }: VenueShop,
): Promise<ShopVerdict> {
  const state = await store.state();
  const stock = stockDifferences({
    items: soldItems(bling.products),
    ...stockSides(bling, state, channelId),
  });
  return {
    name,
    placed: state.orders.length,
    orders: judgeOrders(toStoreOrders(state, new Set()), toErpOrders(bling, channelId)),
    stock: stock.map(
      ({ sku, expected, shown }) =>
        `${sku}: the store shows ${shown ?? 'nothing'}, right is ${expected}`,
    ),
  };
}
