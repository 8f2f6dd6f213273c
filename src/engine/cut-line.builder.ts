import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A line to a server that can be cut, as a server that dies and is started again cuts it. */
export async function openCutLine(server: string) {
  const target = new URL(server);
  const sockets = new Set<Socket>();
  let isCut = false;
  const listener = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const url = new URL(server);
  url.port = typeof address === 'object' && address ? String(address.port) : '';
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    /** All connections break, and none is made any more. */
    cut(): void {
      isCut = true;
      hangUp();
    },
    mend(): void {
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      hangUp();
      listener.close();
      await once(listener, 'close');
    },
  };
}
