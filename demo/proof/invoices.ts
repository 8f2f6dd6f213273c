import type { BlingNote } from '../sandboxes/bling.ts';
import type { PaidPair } from './sides.ts';

export interface InvoiceVerdict {
  /** Orders with one authorised note. */
  readonly authorised: number;
  /** Orders whose note the tax authority refuses until a person mends something. */
  readonly rejected: number;
  /** Paid orders without either. */
  readonly missing: number;
  /** Living notes beyond the first of an order. */
  readonly duplicated: number;
  /** Living notes whose amount is not that of their order. */
  readonly centsDifferent: number;
  readonly faults: readonly string[];
}

/** `situacao` of a note (guide 5.11). */
const CANCELLED = 2;
const REJECTED = 4;
const AUTHORISED = [5, 6];

/** Compares the notes of the ERP with the orders that must have one. */
export function judgeInvoices(
  pairs: readonly PaidPair[],
  notes: readonly BlingNote[],
): InvoiceVerdict {
  const living = notes.filter(({ situacao }) => situacao !== CANCELLED);
  const ofOrder = (id: number) => living.filter(({ orderId }) => orderId === id);
  const stands = (erpId: number, situations: readonly number[]) =>
    ofOrder(erpId).some(({ situacao }) => situations.includes(situacao));
  const authorised = pairs.filter(({ erp }) => stands(erp.id, AUTHORISED));
  const rejected = pairs.filter(
    ({ erp }) => !stands(erp.id, AUTHORISED) && stands(erp.id, [REJECTED]),
  );
  const missing = pairs.filter((pair) => !authorised.includes(pair) && !rejected.includes(pair));
  const invoiced = new Set(living.map(({ orderId }) => orderId));
  const twins = [...invoiced].filter((id) => ofOrder(id).length > 1);
  const different = pairs.filter(({ erp }) =>
    ofOrder(erp.id).some(({ totalCents }) => totalCents !== erp.totalCents),
  );
  return {
    authorised: authorised.length,
    rejected: rejected.length,
    missing: missing.length,
    duplicated: twins.reduce((sum, id) => sum + ofOrder(id).length - 1, 0),
    centsDifferent: different.length,
    faults: [
      ...missing.map(({ order }) => `pedido ${order.id} está pago e não tem nota autorizada`),
      ...twins.map((id) => `o pedido ${id} do Bling tem ${ofOrder(id).length} notas`),
      ...different.map(({ order }) => `pedido ${order.id}: a nota tem outro valor`),
    ],
  };
}
