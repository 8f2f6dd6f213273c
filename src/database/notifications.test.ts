import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { hearsNotifications } from './notifications.ts';

describeOnEachDatabase(
  'notifications',
  ({ url }) => {
    it('are heard where the address is direct', async () => {
      expect(await hearsNotifications(url(), systemClock)).toBe(true);
    });

    it('are not heard through what shares sessions', async () => {
      await using pooler = await openDeafPooler(url());

      expect(await hearsNotifications(pooler.url, systemClock)).toBe(false);
    });

    it('cannot be asked about where nobody answers', async () => {
      const nowhere = new URL(url());
      nowhere.port = '1';

      await expect(hearsNotifications(nowhere.href, systemClock)).rejects.toThrow('ECONNREFUSED');
    });
  },
  ['postgres'],
);

/** What a pooler in transaction mode does to who listens: notifications of idle sessions are dropped. */
async function openDeafPooler(address: string) {
  const there = new URL(address);
  const { hostname, port } = there;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    sockets.add(client).add(upstream);
    client.pipe(upstream);
    let rest = Buffer.alloc(0);
    upstream.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      // Each message: a letter, and a length that counts itself (PostgreSQL manual, 55.7).
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        const message = rest.subarray(0, rest.readInt32BE(1) + 1);
        if (message[0] !== 'A'.charCodeAt(0)) client.write(message);
        rest = rest.subarray(message.length);
      }
    });
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = server.address();
  there.port = String(typeof own === 'object' ? own?.port : own);
  there.hostname = '127.0.0.1';
  return {
    url: there.href,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
