import type { ErpReceivableRow } from '../../bling/erp-receivable.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import type { SyncIo } from '../sync-account.ts';
import { type Creation, settleOpen } from '../write-once.ts';
import { writePlace } from '../write-place.ts';
import { auditPosting, type RecordIo } from './audit-posting.ts';
import type { PostingWork, Step } from './posting-work.ts';
import { readReceivables } from './read-receivables.ts';
import { recordPosted, recordRead, recordReversed } from './receivable.record.ts';

export type PostingIo = Pick<SyncIo, 'database' | 'clock' | 'doubts'> & RecordIo;

/** What is there, or nothing yet: the answer to a posting tells no ids. */
export type Posted = readonly ErpReceivableRow[] | undefined;

/** The receivables of an order are made, and how that is looked for. */
export function accountsPosting(io: PostingIo, work: PostingWork): Creation<Posted> {
  return {
    ...writePlace(work),
    findBy: '',
    key: INTENT_KEYS.accounts(work.order.id),
    find: async () => {
      const rows = await readReceivables(io, work);
      return rows.length > 0 ? { seen: 'found', value: rows } : { seen: 'absent' };
    },
    noteUnknown: (tx) =>
      auditPosting(io, tx, { work, action: 'receivables.post', outcome: 'unknown' }),
    record:
      ({ value: rows, how }) =>
      async (tx) => {
        await recordPosted(io, work, how)(tx);
        if (rows) await recordRead(io, work, { rows, postedBy: 'sync' })(tx);
      },
  };
}

/** The way back: there are none any more. */
export function accountsReversal(io: PostingIo, work: PostingWork): Creation<'gone'> {
  return {
    ...writePlace(work),
    findBy: '',
    key: INTENT_KEYS.accountsBack(work.order.id),
    find: async () =>
      (await readReceivables(io, work)).length > 0
        ? { seen: 'absent' }
        : { seen: 'found', value: 'gone' },
    noteUnknown: (tx) =>
      auditPosting(io, tx, { work, action: 'receivables.reverse', outcome: 'unknown' }),
    record: ({ how }) => recordReversed(io, work, how),
  };
}

/**
 * A write the other way whose end is not known must be settled first: taking effect late it would undo the next.
 *
 * @returns what to do instead of going on
 */
export async function settleBefore<Value>(
  io: PostingIo,
  work: PostingWork,
  opposite: Creation<Value>,
): Promise<Step | undefined> {
  const settled = await settleOpen(io, opposite);
  if (!settled) return undefined;
  if (settled.outcome !== 'applied') return settled;
  await work.context.commit(settled.record);
  return undefined;
}
