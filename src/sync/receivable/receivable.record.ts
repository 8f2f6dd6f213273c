import type { ErpReceivableRow } from '../../bling/erp-receivable.ts';
import type { Tx } from '../../database/tables.ts';
import { sumCents } from '../../kernel/cents.ts';
import type { MessageRef } from '../../messages/message.ts';
import { mark } from '../../work/mark.repository.ts';
import {
  createOrderReceivables,
  type OrderReceivables,
  type Receivable,
} from '../order-receivables.repository.ts';
import { sagaMark } from '../saga-marks.ts';
import { auditPosting, type RecordIo } from './audit-posting.ts';
import type { PostingWork } from './posting-work.ts';

type Save = (tx: Tx) => Promise<void>;

/** Sent by us and answered; what the ERP has made of it is read next. */
export function recordPosted(io: RecordIo, work: PostingWork, how: 'sent' | 'found'): Save {
  return async (tx) => {
    const now = io.clock.now();
    await save(tx, work, { step: 'posted', posted_by: 'sync', posted_at: now, read_at: null });
    const after = { erpOrderId: work.erpOrderId, how };
    await auditPosting(io, tx, { work, action: 'receivables.post', outcome: 'applied', after });
  };
}

/** As a list has just told them; there are some. */
export function recordRead(
  io: RecordIo,
  work: PostingWork,
  {
    rows,
    postedBy,
  }: { rows: readonly ErpReceivableRow[]; postedBy: OrderReceivables['posted_by'] },
): Save {
  return async (tx) => {
    const now = io.clock.now();
    const { store, order } = work;
    const repository = createOrderReceivables(tx, store.id);
    const [known, before] = [await repository.find(order.id), await repository.parts(order.id)];
    const total_cents = sumCents(rows.map(({ amountCents }) => amountCents));
    await save(tx, work, {
      step: 'posted',
      posted_by: postedBy,
      posted_at: known?.posted_at ?? now,
      total_cents,
      read_at: now,
    });
    const parts = rows.map((row) => toPart(row, before));
    await repository.saveParts(order.id, parts);
    await markMoney(tx, work, now);
    if (printOf(parts) === printOf(before)) return;
    const after = { totalCents: total_cents, parts: parts.map(({ amount_cents }) => amount_cents) };
    await auditPosting(io, tx, { work, action: 'receivables.read', outcome: 'applied', after });
  };
}

/** Looked for, and not there yet. */
export function recordAwaited(
  io: RecordIo,
  work: PostingWork,
  postedBy: OrderReceivables['posted_by'],
): Save {
  return async (tx) => {
    const now = io.clock.now();
    const repository = createOrderReceivables(tx, work.store.id);
    const known = await repository.find(work.order.id);
    await repository.saveParts(work.order.id, []);
    const step = known?.step === 'posted' ? 'posted' : 'awaited';
    const posted_at = known?.posted_at ?? now;
    await save(tx, work, { step, posted_by: postedBy, posted_at, total_cents: 0, read_at: now });
    if (known && known.total_cents > 0) await markMoney(tx, work, now);
  };
}

/** Nothing to receive by receivables: total 0, or a method that keeps none. */
export function recordNoneExpected(io: RecordIo, work: PostingWork, reason: MessageRef): Save {
  return async (tx) => {
    const owner = work.account.policy.receivablesPostedBy;
    const posted_by = owner === 'nobody' ? 'sync' : owner;
    await save(tx, work, { step: 'none_expected', posted_by, read_at: io.clock.now() });
    await auditPosting(io, tx, { work, action: 'receivables.none', outcome: 'skipped', reason });
  };
}

/** All of them were taken back; nothing posts them again by itself. */
export function recordReversed(io: RecordIo, work: PostingWork, how: 'sent' | 'found'): Save {
  return async (tx) => {
    const now = io.clock.now();
    const repository = createOrderReceivables(tx, work.store.id);
    const known = await repository.find(work.order.id);
    const posted_by = known?.posted_by ?? 'sync';
    await save(tx, work, { step: 'reversed', posted_by, posted_at: null, read_at: now });
    await repository.saveParts(work.order.id, []);
    await markMoney(tx, work, now);
    const before = { totalCents: known?.total_cents };
    const action = 'receivables.reverse';
    await auditPosting(io, tx, { work, action, outcome: 'applied', before, after: { how } });
  };
}

type Change = Partial<Omit<OrderReceivables, 'store_id' | 'order_id' | 'contact_id'>> &
  Pick<OrderReceivables, 'step' | 'posted_by'>;

async function save(tx: Tx, { store, order }: PostingWork, change: Change): Promise<void> {
  const repository = createOrderReceivables(tx, store.id);
  const known = await repository.find(order.id);
  await repository.save({
    order_id: order.id,
    contact_id: known?.contact_id ?? null,
    posted_at: known?.posted_at ?? null,
    total_cents: 0,
    read_at: null,
    ...change,
  });
}

function markMoney(tx: Tx, work: PostingWork, now: number): Promise<void> {
  return mark(tx, [sagaMark({ ...work, orderId: work.order.id }, 'orderMoney')], now);
}

/** The list tells no settlements: those that we know of stay while it is settled. */
function toPart(
  row: ErpReceivableRow,
  before: readonly Receivable[],
): Omit<Receivable, 'store_id' | 'order_id'> {
  const known = before.find(({ receivable_id }) => receivable_id === row.id);
  const isOpen = row.state === 'open';
  return {
    receivable_id: row.id,
    due_at: row.dueAt ?? null,
    amount_cents: row.amountCents,
    state: row.state,
    settlement_id: isOpen ? null : (known?.settlement_id ?? null),
    settled_at: isOpen ? null : (known?.settled_at ?? null),
  };
}

function printOf(parts: readonly Pick<Receivable, 'receivable_id' | 'amount_cents' | 'state'>[]) {
  return parts
    .map(({ receivable_id, amount_cents, state }) => `${receivable_id}:${amount_cents}:${state}`)
    .toSorted()
    .join();
}
