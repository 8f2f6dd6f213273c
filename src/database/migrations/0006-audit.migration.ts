import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'audit_line', {
    columns: {
      chain: 'id',
      seq: 'integer',
      at: 'integer',
      actor: 'key',
      action: 'key',
      subject: 'key',
      store_id: 'id?',
      before: 'text?',
      after: 'text?',
      reason: 'text?',
      outcome: 'id',
      correlation: 'key',
      person_id: 'key?',
      personal_digest: 'key?',
      digest: 'key',
    },
    key: ['chain', 'seq'],
    indexes: [['chain', 'at'], ['subject'], ['correlation'], ['person_id']],
  });
  await createTable(db, 'audit_head', {
    columns: { chain: 'id', seq: 'integer', digest: 'key' },
    key: ['chain'],
  });
  await createTable(db, 'audit_personal', {
    columns: { chain: 'id', seq: 'integer', person_id: 'key', sealed: 'text' },
    key: ['chain', 'seq'],
    indexes: [['person_id']],
  });
  await createTable(db, 'person', {
    columns: { id: 'key', account_id: 'id', key_sealed: 'text?', created_at: 'integer' },
    key: ['id'],
    indexes: [['account_id']],
  });
}
