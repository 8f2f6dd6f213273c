import type { ErpReceivable } from '../../bling/erp-receivable.ts';
import { BlingRejected } from '../../bling/failures.ts';
import type { LedgerAccountId, SettlementId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { cents } from '../../kernel/cents.ts';
import { message } from '../../messages/message.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderReceivables, type Receivable } from '../order-receivables.repository.ts';
import type { Look } from '../write-once.decide.ts';
import { type Creation, type Made, writeOnce } from '../write-once.ts';
import { writePlace } from '../write-place.ts';
import type { PostingIo } from './accounts-writes.ts';
import { auditPosting } from './audit-posting.ts';
import { APPLIED, blingOf, type PostingWork, recorded, type Step } from './posting-work.ts';

export interface Receipt {
  readonly part: Pick<Receivable, 'receivable_id' | 'amount_cents' | 'state'>;
  readonly ledgerAccountId: LedgerAccountId;
  /** When the store says that it was paid, epoch ms. */
  readonly receivedAt: number;
}

/** `undefined`: settled by somebody, whose number Bling does not tell. */
type SettledBy = SettlementId | undefined;

/** Settles one receivable in full and gross, once: one call. Found settled by somebody else, it is left so. */
export async function settleReceivable(
  io: PostingIo,
  work: PostingWork,
  receipt: Receipt,
): Promise<Step> {
  const { part, ledgerAccountId, receivedAt } = receipt;
  if (part.state === 'received') return APPLIED;
  const settlement = creation(io, work, receipt);
  const written = await writeOnce(io, {
    ...settlement,
    looksFirst: false,
    send: async (): Promise<SettledBy> =>
      blingOf(work).receivables.settle(part.receivable_id, {
        receivedAt,
        ledgerAccountId,
        amountCents: cents(part.amount_cents),
        note: `Pedido da loja nº ${work.order.number}`,
      }),
  });
  if (written.outcome !== 'refused' || !(written.failure instanceof BlingRejected))
    return recorded(work, written);
  // A bank, an acquirer or a person may have been first.
  const seen = await settlement.find('');
  if (seen.seen === 'absent') return written;
  if (seen.seen === 'doubtful') return { outcome: 'doubtful', cause: seen.cause };
  const record = settlement.record({ value: seen.value, how: 'found' });
  return recorded(work, { outcome: 'applied', value: seen.value, how: 'found', record });
}

function creation(io: PostingIo, work: PostingWork, receipt: Receipt): Creation<SettledBy> {
  const { order } = work;
  const { receivable_id: receivableId, amount_cents: amountCents } = receipt.part;
  return {
    ...writePlace(work),
    key: INTENT_KEYS.settlement(receivableId),
    findBy: '',
    find: async () => toLook(order.number, await blingOf(work).receivables.get(receivableId)),
    noteUnknown: (tx) => {
      const after = { receivableId, amountCents };
      return auditPosting(io, tx, {
        work,
        action: 'receivables.settle',
        outcome: 'unknown',
        after,
      });
    },
    record: (made) => recordSettled(io, { work, receipt, made }),
  };
}

function toLook(number: string, found: ErpReceivable | undefined): Look<SettledBy> {
  switch (found?.state) {
    case 'open':
      return { seen: 'absent' };
    case 'received':
    case 'confirmed':
      return { seen: 'found', value: found.settlementIds.at(-1) };
    case 'partial':
      return { seen: 'doubtful', cause: message('receivable.partlySettled', { number }) };
    default:
      return { seen: 'doubtful', cause: message('receivable.gone', { number }) };
  }
}

function recordSettled(
  io: PostingIo,
  {
    work,
    receipt: { part, ledgerAccountId, receivedAt },
    made: { value: settlementId, how },
  }: { work: PostingWork; receipt: Receipt; made: Made<SettledBy> },
): (tx: Tx) => Promise<void> {
  const { receivable_id: receivableId, amount_cents: amountCents } = part;
  return async (tx) => {
    await createOrderReceivables(tx, work.store.id).updatePart(
      { orderId: work.order.id, receivableId },
      { state: 'received', settlement_id: settlementId ?? null, settled_at: receivedAt },
    );
    const after = { receivableId, amountCents, settlementId, ledgerAccountId, receivedAt, how };
    await auditPosting(io, tx, { work, action: 'receivables.settle', outcome: 'applied', after });
  };
}
