import { BlingRejected } from '../../bling/failures.ts';
import { createOrderReceivables, type OrderReceivables } from '../order-receivables.repository.ts';
import { writeOnce } from '../write-once.ts';
import {
  accountsPosting,
  accountsReversal,
  type Posted,
  type PostingIo,
  settleBefore,
} from './accounts-writes.ts';
import { auditPosting } from './audit-posting.ts';
import { APPLIED, blingOf, type PostingWork, recorded, type Step } from './posting-work.ts';
import { readReceivables } from './read-receivables.ts';
import { recordAwaited, recordRead } from './receivable.record.ts';

/**
 * Makes the receivables of an order from its instalments, once, and reads them back: two calls. What came of an
 * earlier send is looked for, never repeated blindly.
 *
 * @returns `applied` also when the list does not show them yet: the row says what was read
 */
export async function postReceivables(io: PostingIo, work: PostingWork): Promise<Step> {
  const waits = await settleBefore(io, work, accountsReversal(io, work));
  if (waits) return waits;
  const known = await createOrderReceivables(io.database.db, work.store.id).find(work.order.id);
  const there = known?.step === 'posted' ? await stillThere(io, work, known) : undefined;
  if (there) return there;
  const written = await writeOnce(io, {
    ...accountsPosting(io, work),
    looksFirst: false,
    send: async (): Promise<Posted> => {
      await blingOf(work).orders.postAccounts(work.erpOrderId);
      return undefined;
    },
  });
  if (written.outcome === 'refused') {
    const isThere = written.failure instanceof BlingRejected && (await adopt(io, work));
    return isThere ? APPLIED : written;
  }
  const step = await recorded(work, written);
  const isUnread = written.outcome === 'applied' && written.value === undefined;
  return isUnread ? readBack(io, work, 'sync') : step;
}

/**
 * Posted by all that we know. What a list does not show soon after its posting may still come; later somebody has
 * taken it away, and it is posted again.
 */
async function stillThere(
  io: PostingIo,
  work: PostingWork,
  { posted_by, posted_at }: OrderReceivables,
): Promise<Step | undefined> {
  await readBack(io, work, posted_by);
  const parts = await createOrderReceivables(io.database.db, work.store.id).parts(work.order.id);
  if (parts.length > 0) return APPLIED;
  const lookAgainAt = (posted_at ?? 0) + work.account.policy.unknownSettleMs;
  return io.clock.now() < lookAgainAt ? { outcome: 'unsettled', lookAgainAt } : undefined;
}

/** Reads what the ERP has and saves it: one call. */
export async function readBack(
  io: PostingIo,
  work: PostingWork,
  postedBy: OrderReceivables['posted_by'],
): Promise<Step> {
  const rows = await readReceivables(io, work);
  await work.context.commit(
    rows.length > 0 ? recordRead(io, work, { rows, postedBy }) : recordAwaited(io, work, postedBy),
  );
  return APPLIED;
}

/** Refused, for somebody else has posted them; or Bling has another reason, which a person must read. */
async function adopt(io: PostingIo, work: PostingWork): Promise<boolean> {
  const rows = await readReceivables(io, work);
  if (rows.length === 0) return false;
  await work.context.commit(async (tx) => {
    await recordRead(io, work, { rows, postedBy: 'sync' })(tx);
    await auditPosting(io, tx, { work, action: 'receivables.post', outcome: 'not_applied' });
  });
  return true;
}
