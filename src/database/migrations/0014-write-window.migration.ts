import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'write_window', {
    columns: { store_id: 'id', histogram: 'text' },
    key: ['store_id'],
  });
}
