import type { PaidPair } from './sides.ts';

export interface ReceivableVerdict {
  /** Paid orders without receivables. */
  readonly missing: number;
  /** Receivables beyond the instalments of their order. */
  readonly duplicated: number;
  /** Orders whose receivables add up to something else. */
  readonly centsDifferent: number;
  readonly faults: readonly string[];
}

/** Compares the receivables of each paid order with its instalments and its total, to the cent. */
export function judgeReceivables(pairs: readonly PaidPair[]): ReceivableVerdict {
  const sumOf = ({ erp }: PaidPair) =>
    erp.receivables.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const missing = pairs.filter(({ erp }) => erp.receivables.length === 0);
  const beyond = ({ erp }: PaidPair) => Math.max(0, erp.receivables.length - erp.parcelas.length);
  const different = pairs.filter(
    (pair) => pair.erp.receivables.length > 0 && sumOf(pair) !== pair.erp.totalCents,
  );
  return {
    missing: missing.length,
    duplicated: pairs.reduce((sum, pair) => sum + beyond(pair), 0),
    centsDifferent: different.length,
    faults: [
      ...missing.map(({ order }) => `pedido ${order.id} está pago e não tem conta a receber`),
      ...pairs
        .filter((pair) => beyond(pair) > 0)
        .map(({ order }) => `pedido ${order.id} tem contas a receber demais`),
      ...different.map(
        (pair) =>
          `pedido ${pair.order.id}: contas de ${sumOf(pair)}, pedido de ${pair.erp.totalCents} (centavos)`,
      ),
    ],
  };
}
