import { expect, it } from 'vitest';

import { refuse } from '../../../test/model/stock/not-offered.ts';
import { StoreOrderId } from '../../commerce/ids.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { openWriting } from '../write-once.builder.ts';
import { recordCheck } from './money.record.ts';

const CLOSED = { terms: {}, unnamedCents: 0, place: undefined };
const UNNAMED = { terms: {}, unnamedCents: 137, place: 'store_erp' } as const;

it.each([
  ['closes again', [UNNAMED, CLOSED], ['invoice']],
  ['closed all the time', [CLOSED, CLOSED], []],
  ['does not close', [CLOSED, UNNAMED, { ...UNNAMED, unnamedCents: 1 }], []],
] as const)('an order whose money %s has its invoice looked at', async (_, checks, marked) => {
  await using world = await openWriting();
  const io = { ...world, audit: { ...world.audit, appendAll: refuse, erasePerson: refuse } };
  const orderId = StoreOrderId.parse('40');
  const about = { account: { id: ACCOUNT }, store: { id: STORE }, orderId, correlation: 'test' };
  for (const check of checks) await world.commit(recordCheck(io, { ...about, check }));
  const rows = await world.database.db.selectFrom('pending_work').select('kind').execute();
  expect(rows.map(({ kind }) => kind)).toEqual(marked);
});
