import { centsToText } from '../../kernel/cents.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { createErpOrderFacts } from '../erp-order-facts.repository.ts';
import { createOrderReceivables, type OrderReceivables } from '../order-receivables.repository.ts';
import type { PostingIo } from './accounts-writes.ts';
import { conflict, saveReceivablesProof } from './first-posting.act.ts';
import { readBack } from './post.act.ts';
import { createPostingProofs } from './posting-proof.repository.ts';
import { blingOf, type PostingWork } from './posting-work.ts';
import { nextLookAt, type ReceivableFacts, tallyOf } from './receivable.decide.ts';

export type Looked =
  /** As it must be: go on. */
  | { readonly found: 'right' }
  | { readonly found: 'not_yet'; readonly lookAgainAt: number; readonly cause: MessageRef }
  | { readonly found: 'wrong'; readonly cause: MessageRef };

type Posted = Pick<
  ReceivableFacts,
  'number' | 'owner' | 'expectedCents' | 'proof' | 'cameToItsEnd'
>;

/** Reads the receivables of an order and judges them: one call, one more where they do not add up. */
export async function lookAtReceivables(
  io: PostingIo,
  work: PostingWork,
  facts: Posted,
): Promise<Looked> {
  const owner = facts.owner === 'nobody' ? 'sync' : facts.owner;
  await readBack(io, work, owner);
  const row = await createOrderReceivables(io.database.db, work.store.id).find(work.order.id);
  const listed = row?.total_cents ?? 0;
  if (tallyOf(listed, facts.expectedCents) === 'none') return awaitThem(io, work, row);
  const expected = listed === facts.expectedCents ? listed : await totalNow(io, work, facts);
  const words = {
    number: facts.number,
    listed: centsToText(listed),
    expected: centsToText(expected),
    difference: centsToText(Math.abs(listed - expected)),
  };
  switch (tallyOf(listed, expected)) {
    case 'right':
      await keepProof(io, work, facts);
      return { found: 'right' };
    case 'doubled':
      return {
        found: 'wrong',
        ...(await conflict(io, work, message('receivable.doubled', words))),
      };
    default:
      return { found: 'wrong', cause: message('receivable.sumDiffers', words) };
  }
}

async function awaitThem(
  io: PostingIo,
  { order }: PostingWork,
  row: OrderReceivables | undefined,
): Promise<Looked> {
  const { number } = order;
  const now = io.clock.now();
  const lookAgainAt = nextLookAt(row?.posted_at ?? now, now);
  if (lookAgainAt === undefined)
    return { found: 'wrong', cause: message('receivable.missing', { number }) };
  return { found: 'not_yet', lookAgainAt, cause: message('receivable.notThereYet', { number }) };
}

/** What was told of the order may be old: a change of it comes to us later than to its receivables. */
async function totalNow(
  io: PostingIo,
  work: PostingWork,
  { expectedCents: known, owner }: Posted,
): Promise<number> {
  if (owner === 'invoice') return known;
  const order = await blingOf(work).orders.get(work.erpOrderId);
  if (!order) return known;
  await work.context.commit((tx) =>
    createErpOrderFacts(tx, work.store.id).save({
      order_id: work.order.id,
      erp_number: order.number,
      total_cents: order.totalCents,
      contact_id: order.contactId ?? null,
      seen_at: io.clock.now(),
    }),
  );
  return order.totalCents;
}

/** What the first order shows when it is right: once posted, and once more when it has come to its end. */
async function keepProof(
  io: PostingIo,
  work: PostingWork,
  { owner, proof, cameToItsEnd }: Posted,
): Promise<void> {
  if (owner === 'nobody') return;
  const isHere = proof?.order_id === work.order.id;
  if (isHere && proof.state === 'conflict') {
    // Mended: the next order shows anew whether we are the only one.
    await work.context.commit((tx) =>
      createPostingProofs(tx, work.account.id).forget('receivables'),
    );
  } else if (isHere && proof.state === 'proving' && cameToItsEnd) {
    await saveReceivablesProof(io, work, { state: 'proven' });
  } else if (!proof && owner !== 'sync') {
    await saveReceivablesProof(io, work, { state: 'proving' });
  }
}
