import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import { createOrderChanges, type OrderChange } from './order-change.repository.ts';
import { OTHER_STORE, STORE } from './repository.builder.ts';

const ORDER = StoreOrderId.parse('40');

function change(changeId: string, more: Partial<OrderChange> = {}) {
  return {
    order_id: ORDER,
    change_id: changeId,
    kind: 'edited',
    state: 'proposed' as const,
    plan: '{}',
    facts_print: 'print',
    steps_done: 0,
    proposed_at: 1,
    decided_by: null,
    ended_at: null,
    ...more,
  };
}

describeOnEachDatabase('changes of orders', ({ open }) => {
  it('are open while proposed or running, in their store alone', async () => {
    const { db } = await open();
    const changes = createOrderChanges(db, STORE);
    await changes.save(change('a', { state: 'applied', ended_at: 3 }));
    expect(await changes.findOpen(ORDER)).toBeUndefined();

    await changes.save(change('b', { proposed_at: 2 }));
    await changes.update({ orderId: ORDER, changeId: 'b' }, { state: 'running', steps_done: 1 });

    expect(await changes.findOpen(ORDER)).toMatchObject({ change_id: 'b', steps_done: 1 });
    expect(await createOrderChanges(db, OTHER_STORE).findOpen(ORDER)).toBeUndefined();
  });

  it('are told from the oldest on', async () => {
    const { db } = await open();
    const changes = createOrderChanges(db, STORE);
    for (const [id, at] of [
      ['c', 30],
      ['a', 10],
      ['b', 20],
    ] as const)
      await changes.save(change(id, { proposed_at: at, state: 'dropped' }));

    const told = await changes.history(ORDER);
    expect(told.map(({ change_id: id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
