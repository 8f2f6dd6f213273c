import { insertIfNew } from './insert-if-new.ts';
import type { Tx } from './tables.ts';

/** A number that this counter never gave before, from 1. The counter stays locked until the transaction ends. */
export function nextNumber(tx: Tx, counter: string): Promise<number> {
  return nextNumbers(tx, counter, 1);
}

/** The first of `count` numbers in a row. */
export async function nextNumbers(tx: Tx, counter: string, count: number): Promise<number> {
  const take = () =>
    tx
      .updateTable('counter')
      .set(({ eb }) => ({ value: eb('value', '+', count) }))
      .where('name', '=', counter)
      .executeTakeFirstOrThrow();

  const { numUpdatedRows } = await take();
  if (numUpdatedRows === 0n) {
    await insertIfNew(tx, 'counter', { name: counter, value: 0 });
    await take();
  }
  const { value } = await tx
    .selectFrom('counter')
    .select('value')
    .where('name', '=', counter)
    .executeTakeFirstOrThrow();
  return value - count + 1;
}
