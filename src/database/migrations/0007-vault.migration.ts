import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'vault_key', {
    columns: { key_id: 'id', root_sealed: 'text', state: 'id', created_at: 'integer' },
    key: ['key_id'],
  });
}
