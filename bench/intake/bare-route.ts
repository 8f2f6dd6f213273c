import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';
import { Hono } from 'hono';

import type { Database } from '../../src/database/open-database.ts';

/** What one writes first: it believes everybody, remembers the body in the same table, and says 200. */
export async function listenBare({ db }: Database): Promise<string> {
  const app = new Hono().post('/bare/:id', async (context) => {
    await db
      .insertInto('inbox_event')
      .values({
        source: 'bare',
        event_id: context.req.param('id'),
        received_at: Date.now(),
        event_at: null,
        state: 'accepted',
        topic: 'bare',
        reason: null,
        body_sealed: await context.req.text(),
      })
      .execute();
    return context.json({ accepted: true });
  });
  return new Promise((resolve) => {
    serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (at: AddressInfo) =>
      resolve(`http://127.0.0.1:${at.port}`),
    );
  });
}
