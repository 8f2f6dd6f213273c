import { sumCents } from '../../kernel/cents.ts';
import type { MessageRef } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import { createWriteIntents } from '../write-intent.repository.ts';
import type { PostingIo } from './accounts-writes.ts';
import { postReceivables } from './post.act.ts';
import type { PostingProof } from './posting-proof.repository.ts';
import { blingOf, type PostingWork, type Step } from './posting-work.ts';
import { readReceivables } from './read-receivables.ts';
import { recordRead } from './receivable.record.ts';
import { saveProof } from './save-proof.ts';

/**
 * The first posting of an account under its owner shows whether we are the only one (domain rules 3.4): none before,
 * after it exactly as many as the order has instalments. Two calls more than any other: a list and the order.
 */
export async function postFirst(io: PostingIo, work: PostingWork): Promise<Step> {
  const intents = createWriteIntents(io.database.db, work.store.id);
  // What an earlier try of ours may have made shows nothing of others: the next order is the first.
  if (await intents.find(INTENT_KEYS.accounts(work.order.id))) return postReceivables(io, work);
  const before = await readReceivables(io, work);
  if (before.length > 0) {
    const { number } = work.order;
    await work.context.commit(recordRead(io, work, { rows: before, postedBy: 'sync' }));
    return conflict(io, work, message('receivable.postedByOther', { number }));
  }
  const step = await postReceivables(io, work);
  if (step.outcome !== 'applied') return step;
  const parts = await createOrderReceivables(io.database.db, work.store.id).parts(work.order.id);
  const wanted = (await blingOf(work).orders.get(work.erpOrderId))?.installments ?? [];
  const total = sumCents(parts.map(({ amount_cents }) => amount_cents));
  const isExact =
    parts.length === wanted.length &&
    total === sumCents(wanted.map(({ amountCents }) => amountCents));
  if (isExact) await saveReceivablesProof(io, work, { state: 'proving' });
  return step;
}

/** Somebody else posts too: nothing is posted for this account until a person has seen to this order. */
export async function conflict(
  io: PostingIo,
  work: PostingWork,
  cause: MessageRef,
): Promise<Extract<Step, { outcome: 'doubtful' }>> {
  await saveReceivablesProof(io, work, { state: 'conflict', reason: cause });
  return { outcome: 'doubtful', cause };
}

/** Of the receivables, under the owner of now. */
export function saveReceivablesProof(
  io: PostingIo,
  work: PostingWork,
  shown: { state: PostingProof['state']; reason?: MessageRef },
): Promise<void> {
  const owner = work.account.policy.receivablesPostedBy;
  if (owner === 'nobody') throw new TypeError('nobody posts, so nothing is shown');
  return saveProof(io, work, { posting: 'receivables', owner, ...shown });
}
