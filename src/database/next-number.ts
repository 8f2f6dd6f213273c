import { engineOf } from './engine.ts';
import { insertIfNew } from './insert-if-new.ts';
import type { Tx } from './tables.ts';

/** A number that this counter never gave before, from 1. The counter stays locked until the transaction ends. */
export function nextNumber(tx: Tx, counter: string): Promise<number> {
  return nextNumbers(tx, counter, 1);
}

/** The first of `count` numbers in a row. */
export async function nextNumbers(tx: Tx, counter: string, count: number): Promise<number> {
  const taken = await take(tx, counter, count);
  if (taken !== undefined) return taken - count + 1;
  await insertIfNew(tx, 'counter', { name: counter, value: 0 });
  const first = await take(tx, counter, count);
  if (first === undefined) throw new Error(`counter ${counter} was made and is not there`);
  return first - count + 1;
}

/** @returns the counter's new value; `undefined` when it does not exist yet */
async function take(tx: Tx, counter: string, count: number): Promise<number | undefined> {
  const raised = tx
    .updateTable('counter')
    .set(({ eb }) => ({ value: eb('value', '+', count) }))
    .where('name', '=', counter);
  if (engineOf(tx) !== 'mysql') return (await raised.returning('value').executeTakeFirst())?.value;
  await raised.execute();
  const read = tx.selectFrom('counter').select('value').where('name', '=', counter);
  return (await read.executeTakeFirst())?.value;
}
