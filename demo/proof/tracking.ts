import type { BlingState } from '../sandboxes/bling.ts';
import type { StoreState } from '../sandboxes/store.ts';
import { CHANNELS } from '../shop/account.ts';

export interface TrackingVerdict {
  /** Parcels of the store's orders that have a code in the ERP. */
  readonly parcels: number;
  /** Of those, whose code the store does not show. */
  readonly missing: number;
  readonly faults: readonly string[];
}

/** Every tracking code that somebody entered in the ERP must stand in the store's order. */
export function judgeTracking(bling: BlingState, store: StoreState): TrackingVerdict {
  const orderOf = new Map(
    bling.orders
      .filter(({ lojaId }) => lojaId === CHANNELS.store)
      .map(({ id, numeroLoja }) => [id, numeroLoja]),
  );
  const coded = bling.parcels.filter(
    ({ orderId, codigoRastreamento }) => codigoRastreamento !== '' && orderOf.has(orderId),
  );
  const shown = new Map(store.orders.map(({ id, meta }) => [String(id), JSON.stringify(meta)]));
  const missing = coded.filter(
    ({ orderId, codigoRastreamento }) =>
      !shown.get(orderOf.get(orderId) ?? '')?.includes(codigoRastreamento),
  );
  return {
    parcels: coded.length,
    missing: missing.length,
    faults: missing.map(
      ({ orderId, codigoRastreamento }) =>
        `pedido ${orderOf.get(orderId)}: a loja não mostra o rastreio ${codigoRastreamento}`,
    ),
  };
}
