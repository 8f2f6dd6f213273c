import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ErpContactId, ReceivableId, SettlementId, StoreOrderId } from '../commerce/ids.ts';
import { createOrderReceivables } from './order-receivables.repository.ts';
import { OTHER_STORE, STORE } from './repository.builder.ts';

const ORDER = StoreOrderId.parse('40');
const ROW = {
  order_id: ORDER,
  step: 'posted',
  contact_id: ErpContactId.parse('9007199254740993'),
  posted_by: 'sync',
  posted_at: 1_000,
  total_cents: 300,
  read_at: null,
} as const;
const part = (id: string, due_at: number | null) => ({
  receivable_id: ReceivableId.parse(id),
  due_at,
  amount_cents: 150,
  state: 'open',
  settlement_id: null,
  settled_at: null,
});

describeOnEachDatabase('the receivables of an order', ({ open }) => {
  it('are one row an order, replaced whole, in their own store', async () => {
    const { db } = await open();
    const receivables = createOrderReceivables(db, STORE);
    await receivables.save(ROW);
    await receivables.save({ ...ROW, step: 'reversed', posted_at: null });

    const kept = { ...ROW, store_id: STORE, step: 'reversed', posted_at: null };
    expect(await receivables.find(ORDER)).toEqual(kept);
    expect(await createOrderReceivables(db, OTHER_STORE).find(ORDER)).toBeUndefined();
  });

  it('have parts by due date; a new list takes the place of the old one', async () => {
    const { db } = await open();
    const receivables = createOrderReceivables(db, STORE);
    await receivables.saveParts(ORDER, [part('1', 30), part('2', 10)]);
    const ids = async () => (await receivables.parts(ORDER)).map((row) => row.receivable_id);

    expect(await ids()).toEqual(['2', '1']);
    await receivables.saveParts(ORDER, [part('3', 5)]);
    expect(await ids()).toEqual(['3']);
    await receivables.saveParts(ORDER, []);
    expect(await ids()).toEqual([]);
  });

  it('are settled one by one', async () => {
    const { db } = await open();
    const receivables = createOrderReceivables(db, STORE);
    await receivables.saveParts(ORDER, [part('1', 10), part('2', 20)]);
    await createOrderReceivables(db, OTHER_STORE).saveParts(ORDER, [part('1', 10)]);
    await receivables.updatePart(
      { orderId: ORDER, receivableId: ReceivableId.parse('1') },
      { state: 'received', settlement_id: SettlementId.parse('51'), settled_at: 7 },
    );

    expect(await receivables.parts(ORDER)).toMatchObject([
      { receivable_id: '1', state: 'received', settlement_id: '51', settled_at: 7 },
      { receivable_id: '2', state: 'open', settlement_id: null },
    ]);
    const elsewhere = await createOrderReceivables(db, OTHER_STORE).parts(ORDER);
    expect(elsewhere).toMatchObject([{ state: 'open' }]);
  });
});
