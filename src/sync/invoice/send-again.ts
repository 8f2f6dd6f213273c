import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { SyncIo } from '../sync-account.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { rejectionCause, ruleOf } from './rejection.ts';
import { printOfNote } from './send.act.ts';

/**
 * Why a note that was refused is not sent once more: nothing in it differs from what was refused, or it was sent often
 * enough to get it blocked. A person's word since then lets it go all the same, once; time mends what only needs time.
 */
export function sendAgainObstacle(
  io: Pick<SyncIo, 'vault'>,
  { row, store, order }: WantedInvoice,
  note: ErpInvoice,
): MessageRef | undefined {
  const { number } = order;
  if (row.step !== 'rejected') return undefined;
  if (row.wanted_by === 'person' && row.wanted_at > (row.looked_at ?? 0)) return undefined;
  if (row.sends >= store.policy.invoiceMostSends)
    return message('invoice.tooManySends', { number, sends: row.sends });
  const isSame = printOfNote(io, note) === row.sent_print;
  if (!isSame || ruleOf(row.rejection_code).owner === 'retry') return undefined;
  const said = { code: row.rejection_code ?? undefined, text: row.rejection_text ?? '' };
  return rejectionCause(number, said, { unchanged: true });
}
