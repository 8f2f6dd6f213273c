import type { BlingState } from '../sandboxes/bling.ts';
import type { StoreState } from '../sandboxes/store.ts';
import { CHANNELS } from '../shop/account.ts';
import { isLinkable } from './shelves.ts';
import type { StockEvidence } from './stock.ts';

/** Both sides' numbers of one store, for `stockDifferences`. */
export function stockSides(
  bling: BlingState,
  store: StoreState,
  channelId: number = CHANNELS.store,
): Omit<StockEvidence, 'items'> {
  const linked = new Set(
    bling.products.filter((one) => isLinkable(one, bling.products)).map(({ codigo }) => codigo),
  );
  const contained = bling.orders
    .filter(({ lojaId }) => lojaId === channelId)
    .filter(({ heldUnits, stockPosted }) => heldUnits > 0 || stockPosted);
  return {
    virtual: new Map(bling.products.map(({ id, virtualTotal }) => [String(id), virtualTotal])),
    reduced: store.orders.flatMap(({ id, lines }) =>
      lines.map(({ sku, reducedUnits }) => ({ orderId: id, sku: sku ?? '', units: reducedUnits })),
    ),
    contained: new Set(contained.map(({ numeroLoja }) => Number(numeroLoja))),
    shown: new Map(
      store.products
        .filter(({ sku }) => linked.has(sku))
        .map(({ sku, quantity }) => [sku, quantity ?? undefined] as const),
    ),
  };
}
