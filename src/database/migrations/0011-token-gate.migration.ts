import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'token_gate', {
    columns: { host: 'key', starts: 'text' },
    key: ['host'],
  });
}
