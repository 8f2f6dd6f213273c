import { once } from 'node:events';

import { createAdaptorServer } from '@hono/node-server';

import type { StoreSimulator, StoreSimulatorParts } from './simulator.ts';
import { createStoreSimulator } from './simulator.ts';

export interface StoreServerParts extends StoreSimulatorParts {
  /** 0 takes a free one. */
  readonly port: number;
  readonly hostname?: string;
}

/** A running shop; its `siteUrl` is its real address unless the options give one. */
export interface StoreServer {
  readonly url: string;
  readonly simulator: StoreSimulator;
  close(): Promise<void>;
}

export async function openStoreSimulatorServer(parts: StoreServerParts): Promise<StoreServer> {
  let simulator: StoreSimulator | undefined;
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: (request, { outgoing }) => simulator?.fetch(request, { drop: () => outgoing.destroy() }),
  });
  const hostname = parts.hostname ?? '127.0.0.1';
  server.listen(parts.port, hostname);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : parts.port;
  const url = `http://${hostname}:${port}`;
  simulator = createStoreSimulator({ ...parts, options: { siteUrl: url, ...parts.options } });
  simulator.start();
  const running = simulator;
  return {
    url,
    simulator: running,
    async close() {
      running.stop();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
