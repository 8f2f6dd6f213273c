import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'account', {
    columns: {
      id: 'id',
      name: 'text',
      company_id: 'key',
      state: 'key',
      policy: 'text',
      created_at: 'integer',
    },
    key: ['id'],
    unique: [['company_id']],
  });
  await createTable(db, 'account_token', {
    columns: {
      account_id: 'id',
      sealed: 'text',
      expires_at: 'integer',
      refresh_expires_at: 'integer',
      version: 'integer',
    },
    key: ['account_id'],
  });
  await createTable(db, 'store', {
    columns: {
      id: 'id',
      account_id: 'id',
      kind: 'key',
      name: 'text',
      channel_id: 'id',
      settings_sealed: 'text',
      webhook_secret_sealed: 'text',
      policy: 'text',
      state: 'key',
      go_live_at: 'integer',
      created_at: 'integer',
    },
    key: ['id'],
    unique: [['account_id', 'channel_id']],
  });
  await createTable(db, 'mapping', {
    columns: { store_id: 'id', kind: 'key', source: 'key', target: 'key' },
    key: ['store_id', 'kind', 'source'],
  });
  await createTable(db, 'call_budget', {
    columns: { account_id: 'id', day: 'id', spent: 'integer' },
    key: ['account_id', 'day'],
  });
  await createTable(db, 'cursor', {
    columns: { owner: 'key', name: 'key', value: 'text', updated_at: 'integer' },
    key: ['owner', 'name'],
  });
}
