import { message } from '../../messages/message.ts';
import { settleOpen, writeOnce } from '../write-once.ts';
import {
  accountsPosting,
  accountsReversal,
  type PostingIo,
  settleBefore,
} from './accounts-writes.ts';
import { APPLIED, blingOf, type PostingWork, recorded, type Step } from './posting-work.ts';
import { readReceivables } from './read-receivables.ts';
import { recordReversed } from './receivable.record.ts';
import { undoSettlements } from './unsettle.act.ts';

/**
 * Takes the receivables of an order back: first their settlements, then they themselves, each once. One list, one
 * call for each settlement, one for the rest; one more for each receivable that somebody else has settled. Called
 * again after a death it goes on where it stood.
 */
export async function reverseReceivables(io: PostingIo, work: PostingWork): Promise<Step> {
  const waits = await settleBefore(io, work, accountsPosting(io, work));
  if (waits) return waits;
  const reversal = accountsReversal(io, work);
  const earlier = await settleOpen(io, reversal);
  if (earlier) return recorded(work, earlier);

  const rows = await readReceivables(io, work);
  if (rows.length === 0) {
    await work.context.commit(recordReversed(io, work, 'found'));
    return APPLIED;
  }
  // The order's own reversal does not touch what its invoice has posted (guide 5.11).
  if (rows.some(({ orderId }) => orderId !== work.erpOrderId)) {
    const { number } = work.order;
    return { outcome: 'doubtful', cause: message('receivable.ofInvoice', { number }) };
  }
  for (const row of rows) {
    const undone = await undoSettlements(io, work, row);
    if (undone.outcome !== 'applied') return undone;
  }
  const written = await writeOnce(io, {
    ...reversal,
    looksFirst: false,
    send: async (): Promise<'gone'> => {
      await blingOf(work).orders.reverseAccounts(work.erpOrderId);
      return 'gone';
    },
  });
  return recorded(work, written);
}
