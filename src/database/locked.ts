import type { SelectQueryBuilder } from 'kysely';

import { engineOf } from './engine.ts';
import type { Tx } from './tables.ts';

/** Holds the rows found until the transaction ends. SQLite needs no words: its transactions take turns. */
export function locked<Schema, Table extends keyof Schema, Row>(
  tx: Tx,
  query: SelectQueryBuilder<Schema, Table, Row>,
): SelectQueryBuilder<Schema, Table, Row> {
  return engineOf(tx) === 'sqlite' ? query : query.forUpdate();
}
