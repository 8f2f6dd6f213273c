import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import { CANCEL_WINDOW_MS } from '../invoice-window.ts';
import type { FiscalState } from './change-facts.ts';

/**
 * What a note means for a change. One of which nobody knows when it was authorised is past cancelling. One that is
 * blocked, or in a state that we do not know, is a person's as a rejected one is.
 */
export function fiscalState(
  note: Pick<ErpInvoice, 'stage' | 'model' | 'issuedAt'> | undefined,
  { authorisedAt, isOurs, now }: { authorisedAt: number | undefined; isOurs: boolean; now: number },
): FiscalState {
  switch (note?.stage) {
    case undefined:
      return { state: 'none' };
    case 'pending':
      // No documented call deletes an NFC-e (guide 5.11): that is done in Bling's pages.
      return { state: 'pending', isOurs: isOurs && note.model === 'nfe' };
    case 'processing':
    case 'cancelled':
    case 'denied':
      return { state: note.stage };
    case 'authorised':
      return authorised(note, authorisedAt ?? note.issuedAt, now);
    default:
      return { state: 'rejected' };
  }
}

function authorised(
  { model }: Pick<ErpInvoice, 'model'>,
  since: number | undefined,
  now: number,
): FiscalState {
  const cancelBy = since === undefined ? undefined : since + CANCEL_WINDOW_MS[model];
  const isOpen = cancelBy !== undefined && cancelBy > now;
  return { state: 'authorised', cancelBy: isOpen ? cancelBy : undefined };
}
