import type { AddressInfo } from 'node:net';

import { serve as listenWith } from '@hono/node-server';

import { PortTaken } from './failures.ts';

export interface Listening {
  readonly url: string;
  /** Takes no new requests; ends once those in flight are answered. */
  close(): Promise<void>;
  /** Cuts what is still open. */
  cut(): void;
}

export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** @throws {PortTaken} when nobody can listen there */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host: hostname, port }: ListenAt,
): Promise<Listening> {
  const server = listenWith({ fetch, hostname, port });
  const [listening] = await Promise.allSettled([
    new Promise<number>((resolve, reject) => {
      server.once('listening', () => resolve(portOf(server.address()) ?? port));
      server.once('error', reject);
    }),
  ]);
  if (listening.status === 'rejected') throw new PortTaken(`${hostname}:${port}`, listening.reason);
  return {
    url: `http://${hostname}:${listening.value}`,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      return closed;
    },
    cut() {
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

/** With port 0 the system chose one. */
function portOf(address: AddressInfo | string | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined;
}
