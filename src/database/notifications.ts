import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import type { Clock } from '../kernel/clock.ts';

const ANSWER_WITHIN_MS = 1_500;
const CONNECT_WITHIN_MS = 5_000;

/**
 * Whether a PostgreSQL delivers `NOTIFY` to who listens. A pooler that shares sessions, such as PgBouncer in
 * transaction mode, takes the `LISTEN` and never delivers.
 *
 * @throws what `pg` throws when nobody can connect there
 */
export async function hearsNotifications(url: string, clock: Clock): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const listener = await connect(stack, url);
  const speaker = await connect(stack, url);
  const channel = `totoro_${randomUUID().replaceAll('-', '')}`;
  const enough = new AbortController();
  const heard = new Promise<true>((resolve) => {
    listener.on('notification', () => resolve(true));
  });
  await listener.query(`listen ${channel}`);
  await speaker.query(`notify ${channel}`);
  const silence = clock.sleep(ANSWER_WITHIN_MS, enough.signal).then(() => false);
  const isHeard = await Promise.race([heard, silence]);
  enough.abort();
  await Promise.allSettled([silence]);
  return isHeard;
}

async function connect(stack: AsyncDisposableStack, url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'totoro doctor',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  // A connection that is cut while it is idle would end the process if nobody heard of it.
  client.on('error', () => undefined);
  await client.connect();
  stack.defer(() => client.end());
  return client;
}
