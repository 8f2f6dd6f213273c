import { describe, expect, it } from 'vitest';

import type { StoreOrder, StoreRefund } from '../../commerce/order.ts';
import { cents } from '../../kernel/cents.ts';
import { contentPrint } from '../content-print.ts';
import { createOrderChanges, type OrderChange } from '../order-change.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { orderLine } from '../order.builder.ts';
import { STORE } from '../repository.builder.ts';
import { openMoneyDesk, ORDER } from './money-desk.builder.ts';
import { isChanging } from './receivable.gather.ts';

const REFUND: StoreRefund = {
  id: '50',
  totalCents: cents(-5_000),
  reason: '',
  lines: undefined,
};
const EDITED: Partial<StoreOrder> = {
  lines: [orderLine({ quantity: 3, totalCents: cents(30_000) })],
  totalCents: cents(31_550),
};
const PROPOSED: Omit<OrderChange, 'store_id'> = {
  order_id: ORDER.id,
  change_id: 'change-1',
  kind: 'edited',
  state: 'proposed',
  plan: '{}',
  facts_print: '',
  steps_done: 0,
  proposed_at: 0,
  decided_by: null,
  ended_at: null,
};

interface Case {
  /** As the store has it. */
  readonly now: Partial<StoreOrder>;
  /** As it went to Bling; `undefined`: not known. */
  readonly sent: StoreOrder | undefined;
  readonly isProposed?: boolean;
}

async function waits({ now, sent, isProposed = false }: Case): Promise<boolean> {
  await using desk = await openMoneyDesk();
  const { db } = desk.database;
  const sent_print = sent ? contentPrint(sent) : null;
  await createOrderSyncs(db, STORE).update(ORDER.id, { sent_print });
  if (isProposed) await createOrderChanges(db, STORE).save(PROPOSED);
  const sync = await desk.sync();
  if (!sync) throw new TypeError('the desk has an imported order');
  return await isChanging(desk, { id: STORE }, { order: { ...ORDER, ...now }, sync });
}

const REFUNDED = { ...ORDER, refunds: [REFUND] };

describe('the receivables of an order', () => {
  it.each([
    ['that was edited wait before its change is proposed', { now: EDITED, sent: ORDER }],
    ['that was part-refunded wait before that is proposed', { now: REFUNDED, sent: ORDER }],
    ['whose change is proposed wait', { now: ORDER, sent: ORDER, isProposed: true }],
  ])('%s', async (_, order) => {
    expect(await waits(order)).toBe(true);
  });

  it.each([
    ['that Bling has as the store does', { now: ORDER, sent: ORDER }],
    ['whose refund Bling has too', { now: REFUNDED, sent: REFUNDED }],
    ['of which only the status moved on', { now: { status: 'completed' }, sent: ORDER }],
    ['of which nobody noted what was sent', { now: EDITED, sent: undefined }],
  ])('%s do not wait', async (_, order) => {
    expect(await waits(order)).toBe(false);
  });
});
