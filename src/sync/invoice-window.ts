import type { OrderInvoice } from './order-invoice.repository.ts';

const HOUR_MS = 3_600_000;
/** How long a person may cancel an authorised note: 24 h (guide 5.11); one of the counter half an hour. */
export const CANCEL_WINDOW_MS = { nfe: 24 * HOUR_MS, nfce: HOUR_MS / 2 } as const;

/**
 * Until when a person can cancel this order's note in Bling's pages: no call does (guide 5.11). Counted from the
 * earliest moment at which it may have been authorised, so the true end is never before.
 *
 * @returns epoch ms; `undefined` when there is no authorised note
 */
export function cancellableUntil(
  invoice: Pick<OrderInvoice, 'step' | 'model' | 'authorised_at'>,
): number | undefined {
  if (invoice.step !== 'authorised' || invoice.authorised_at === null) return undefined;
  return invoice.authorised_at + CANCEL_WINDOW_MS[invoice.model];
}
