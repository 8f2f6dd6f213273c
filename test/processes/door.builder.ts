import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';

export interface Passage {
  /** Who calls through this door. */
  readonly name: string;
  /** Epoch ms. */
  readonly at: number;
}

export interface Door {
  readonly url: string;
  close(): Promise<void>;
}

/** One way in for each process, so that what a server saw can be told apart by who called. */
export function createDoors(server: string) {
  const passages: Passage[] = [];
  const { hostname, port } = new URL(server);

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  return {
    passages,
    async open(name: string): Promise<Door> {
      const door = createServer((incoming, outgoing) => {
        passages.push({ name, at: Date.now() });
        pass(incoming, outgoing);
      });
      await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
      const address = door.address();
      const at = typeof address === 'object' ? address?.port : undefined;
      return {
        url: `http://127.0.0.1:${at}`,
        async close() {
          door.closeAllConnections();
          await new Promise((resolve) => door.close(resolve));
        },
      };
    },
  };
}

/**
 * Changes of hands that came too soon: somebody called within `quietMs` of another one's call.
 *
 * @returns one line each
 */
export function overlaps(passages: readonly Passage[], quietMs: number): string[] {
  return passages.flatMap((passage, index) => {
    const before = passages[index - 1];
    const isSoon = before && before.name !== passage.name && passage.at - before.at < quietMs;
    return isSoon ? [`${passage.name} ${passage.at - before.at} ms after ${before.name}`] : [];
  });
}
