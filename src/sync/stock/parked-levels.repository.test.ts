import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import type { Database } from '../../database/open-database.ts';
import { message } from '../../messages/message.ts';
import { mark } from '../../work/mark.repository.ts';
import { listWork, replay } from '../../work/pending.repository.ts';
import type { NewWork } from '../../work/work-row.ts';
import { later, needsPerson } from '../../work/work.repository.ts';
import { ACCOUNT, erpId, OTHER_ACCOUNT, OTHER_STORE, STORE } from '../repository.builder.ts';
import { productWork } from '../work-kinds.ts';
import { findUnderWay, listParked } from './parked-levels.repository.ts';

const MUG = erpId('101');
/** Beyond what a JavaScript number holds. */
const SHIRT = erpId('9007199254740993');
const CAP = erpId('103');
const WHY = { accountId: ACCOUNT };
const NOW = 500;
const WAIT = { dueAt: 9_000, state: 'waiting', attempts: 0, evenIfMarked: false } as const;
const cause = message('work.databaseBusy', {});

const here = (kind: 'productPush' | 'stockPush' | 'stockDrift', productId = MUG) =>
  productWork(WHY, kind, { storeId: STORE, productId });
const OTHERS = [
  productWork(WHY, 'stockPush', { storeId: OTHER_STORE, productId: CAP }),
  productWork({ accountId: OTHER_ACCOUNT }, 'stockPush', { storeId: STORE, productId: CAP }),
];

describeOnEachDatabase('numbers of a store that stand still', ({ open }) => {
  it('are those that need a person, whether to be written or to be asked about', async () => {
    const database = await open();
    await park(database, [here('stockPush', SHIRT), here('stockDrift'), here('productPush', CAP)]);
    await park(database, OTHERS);
    await save(database, [here('stockPush', CAP)]);

    const parked = await listParked(database.db, ACCOUNT, STORE);
    expect(parked).toHaveLength(2);
    expect(parked).toContainEqual({ kind: 'stockPush', productId: SHIRT });
    expect(parked).toContainEqual({ kind: 'stockDrift', productId: MUG });
  });

  it('are no more once a person set them free: then they are under way', async () => {
    const database = await open();
    await park(database, [here('stockPush')]);
    expect(await findUnderWay(database.db, ACCOUNT, STORE)).toEqual(new Set());

    await database.transaction((tx) => replay(tx, WHY, NOW));
    expect(await listParked(database.db, ACCOUNT, STORE)).toEqual([]);
    expect(await findUnderWay(database.db, ACCOUNT, STORE)).toEqual(new Set([MUG]));
  });

  it('are not those under way: numbers of this store that are to be written, and nothing else', async () => {
    const database = await open();
    await save(database, [here('stockPush', CAP)]);
    for (const row of await listWork(database.db, WHY))
      await database.transaction((tx) => later(tx, row, WAIT));
    await save(database, [here('stockPush', SHIRT), here('stockDrift'), here('productPush')]);
    await save(database, OTHERS);

    expect(await findUnderWay(database.db, ACCOUNT, STORE)).toEqual(new Set([SHIRT]));
    expect(await listParked(database.db, ACCOUNT, STORE)).toEqual([]);
  });
});

function save({ transaction }: Database, items: readonly NewWork[]): Promise<void> {
  return transaction((tx) => mark(tx, items, NOW));
}

async function park(database: Database, items: readonly NewWork[]): Promise<void> {
  await save(database, items);
  for (const { accountId, kind, key } of items)
    for (const row of await listWork(database.db, { accountId, kind, key }))
      await database.transaction((tx) => needsPerson(tx, row, cause));
}
