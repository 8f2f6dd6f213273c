import type { StoreId } from '../commerce/ids.ts';
import type { Db } from '../database/tables.ts';

export async function countLinks(db: Db, storeId: StoreId): Promise<number> {
  const { count } = await db
    .selectFrom('link')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('store_id', '=', storeId)
    .where('state', '=', 'linked')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function countOrdersByStep(
  db: Db,
  storeId: StoreId,
): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('order_sync')
    .select(({ fn }) => ['step', fn.countAll().as('count')])
    .where('store_id', '=', storeId)
    .groupBy('step')
    .execute();
  return Object.fromEntries(rows.map(({ step, count }) => [step, Number(count)]));
}
