import type { Kysely } from 'kysely';

import { createTable } from './create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'lease', {
    columns: { name: 'key', holder: 'key', epoch: 'integer', expires_at: 'integer' },
    key: ['name'],
  });
  await createTable(db, 'counter', { columns: { name: 'key', value: 'integer' }, key: ['name'] });
  await createTable(db, 'pending_work', {
    columns: {
      account_id: 'id',
      kind: 'key',
      item_key: 'key',
      lane: 'id',
      priority: 'integer',
      version: 'integer',
      due_at: 'integer',
      state: 'id',
      attempts: 'integer',
      cause: 'text?',
      correlation: 'key?',
      marked_at: 'integer',
    },
    key: ['account_id', 'kind', 'item_key'],
    indexes: [
      // What a drain takes next, and what wakes the engine.
      ['account_id', 'state', 'lane', 'priority', 'due_at'],
      ['state', 'due_at'],
    ],
  });
  await createTable(db, 'inbox_event', {
    columns: {
      source: 'key',
      event_id: 'key',
      received_at: 'integer',
      event_at: 'integer?',
      state: 'id',
      topic: 'text',
      reason: 'text?',
      body_sealed: 'text',
    },
    key: ['source', 'event_id'],
    indexes: [['received_at'], ['state', 'received_at']],
  });
  await createTable(db, 'request', {
    columns: {
      id: 'key',
      account_id: 'id',
      kind: 'key',
      args: 'text',
      state: 'id',
      progress: 'text?',
      result: 'text?',
      requested_at: 'integer',
      finished_at: 'integer?',
    },
    key: ['id'],
    indexes: [['account_id', 'state', 'requested_at'], ['finished_at']],
  });
}
