import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';

import {
  createBlingSimulator,
  type BlingSimulator,
  type BlingSimulatorParts,
} from './bling-simulator.ts';
import { controlRoutes } from './control/control.routes.ts';

export interface BlingSimulatorServer {
  /** Such as `http://127.0.0.1:4020`, without a path. */
  readonly url: string;
  readonly simulator: BlingSimulator;
  /** Ends open connections, silent ones too. */
  close(): Promise<void>;
}

/**
 * Serves a simulator on the loopback address: API and OAuth below `/Api/v3`, control below
 * `/__control` (control/control.routes.ts).
 *
 * @param port 0 takes a free one
 * @throws when the port is taken
 */
export async function openBlingSimulatorServer({
  port,
  ...parts
}: BlingSimulatorParts & { readonly port: number }): Promise<BlingSimulatorServer> {
  const simulator = createBlingSimulator(parts);
  const control = controlRoutes(simulator);

  const respond = async (request: Request, incoming: Connection): Promise<Response> => {
    if (new URL(request.url).pathname.startsWith('/__control/')) return control.fetch(request);
    const reply = await simulator.handle(request, incoming.socket?.remoteAddress ?? '');
    if (reply.is === 'answer') return reply.response;
    if (reply.is === 'reset') incoming.socket?.destroy();
    return new Promise(() => undefined);
  };

  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, { incoming }) => respond(request, incoming),
        hostname: '127.0.0.1',
        port,
        overrideGlobalObjects: false,
      },
      (info: AddressInfo) => {
        const close = async () => {
          await simulator.stop();
          const closed = new Promise<void>((done) => void server.close(() => done()));
          if ('closeAllConnections' in server) server.closeAllConnections();
          await closed;
        };
        const url = `http://127.0.0.1:${info.port}`;
        if (parts.options?.publicUrl === undefined) simulator.setOptions({ publicUrl: url });
        resolve({ url, simulator, close });
      },
    );
    server.on('error', reject);
  });
}

interface Connection {
  readonly socket?: { readonly remoteAddress?: string | undefined; destroy(): unknown };
}
