/** What the store knows of one of its orders. */
export interface StoreOrderFacts {
  readonly id: number;
  readonly status: string;
  readonly totalCents: number;
  /** Given back to the buyer; the total does not fall with it. */
  readonly refundedCents: number;
  /** Planted: it cannot be imported before a person has mended something. */
  readonly impossible: boolean;
}

/** What the ERP has with the store's channel on it. */
export interface ErpOrderFacts {
  readonly id: number;
  readonly storeNumber: string;
  readonly totalCents: number;
}

export interface OrderVerdict {
  /** Importable orders of the store. */
  readonly store: number;
  /** Orders of the ERP with the store's channel. */
  readonly bling: number;
  readonly missing: number;
  /** Ids in the store. */
  readonly missingIds: readonly number[];
  readonly duplicated: number;
  readonly moneyDifferent: number;
  /** One line for each fault, for people. */
  readonly faults: readonly string[];
}

/** Statuses that must be in the ERP (domain rules 2.1). */
const IMPORTED = new Set(['on-hold', 'processing', 'completed']);

/**
 * Compares both sides order by order.
 *
 * An order that ended (cancelled, failed, refunded) belongs to the importable ones when the ERP has it: it was
 * imported in time. One that ended before anybody could see it may be missing. What cannot be imported must not
 * be there: it would stand without its match and make `store` and `bling` differ.
 */
export function judgeOrders(
  store: readonly StoreOrderFacts[],
  erp: readonly ErpOrderFacts[],
): OrderVerdict {
  const copies = new Map<string, ErpOrderFacts[]>();
  for (const order of erp) {
    copies.set(order.storeNumber, [...(copies.get(order.storeNumber) ?? []), order]);
  }
  const importable = store.filter(
    (order) => !order.impossible && (IMPORTED.has(order.status) || copies.has(String(order.id))),
  );
  const missing = importable.filter(({ id }) => !copies.has(String(id)));
  const twins = [...copies.values()].filter((orders) => orders.length > 1);
  const different = importable.flatMap((order) =>
    (copies.get(String(order.id)) ?? [])
      .filter(({ totalCents }) => !isWorth(order, totalCents))
      .map((copy) => ({ order, copy })),
  );
  return {
    store: importable.length,
    bling: erp.length,
    missing: missing.length,
    missingIds: missing.map(({ id }) => id),
    duplicated: twins.reduce((sum, orders) => sum + orders.length - 1, 0),
    moneyDifferent: different.length,
    faults: [
      ...missing.map(({ id, status }) => `pedido ${id} (${status}) não chegou ao Bling`),
      ...twins.map(
        (orders) => `pedido ${orders[0]?.storeNumber} está ${orders.length} vezes no Bling`,
      ),
      ...different.map(
        ({ order, copy }) =>
          `pedido ${order.id}: loja ${order.totalCents}, Bling ${copy.totalCents} (centavos)`,
      ),
      ...strangers(store, erp),
    ],
  };
}

/** What went back may be out of the ERP's order; while an authorised note stands it is not, and a person is asked. */
function isWorth({ totalCents, refundedCents }: StoreOrderFacts, erpCents: number): boolean {
  return erpCents === totalCents || erpCents === totalCents - refundedCents;
}

function strangers(
  store: readonly StoreOrderFacts[],
  erp: readonly ErpOrderFacts[],
): readonly string[] {
  const possible = new Set(store.filter((one) => !one.impossible).map(({ id }) => String(id)));
  return erp
    .filter(({ storeNumber }) => !possible.has(storeNumber))
    .map(({ storeNumber }) => `o Bling tem o pedido ${storeNumber}, que não podia ser importado`);
}
