import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What the way between two programs does with what they say. It never closes by itself, but where it says so. */
export const PROXY_MODES = [
  'open',
  /** Connections are taken, and nothing comes through in either direction, for ever. */
  'swallow',
  /** What is asked arrives and is done; no answer comes back. */
  'swallow_answers',
  'swallow_requests',
  /** The connection breaks (RST) at the first byte. */
  'reset',
  /** Answers come a few bytes at a time. Not so requests: when they arrive no caller could pace any more. */
  'drip',
] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

export interface HalfOpenProxy {
  readonly port: number;
  /** For new connections and for those that stand. */
  setMode(mode: ProxyMode): void;
  close(): void;
}

type Direction = 'requests' | 'answers';

const DRIP_BYTES = 200;
const DRIP_MS = 60;

/**
 * A way to `targetPort` of this machine that can fail as networks do: without telling anybody.
 *
 * A connection from which something was swallowed stays silent when the mode goes back to `open`, as one whose
 * place in a router's table is gone.
 */
export async function openHalfOpenProxy(targetPort: number): Promise<HalfOpenProxy> {
  let mode: ProxyMode = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    join(client, target, () => mode);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    setMode: (next) => void (mode = next),
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function join(client: Socket, target: Socket, mode: () => ProxyMode): void {
  const dead = new Set<Direction>();
  pump({ from: client, to: target, direction: 'requests', dead, mode });
  pump({ from: target, to: client, direction: 'answers', dead, mode });
}

interface Pipe {
  readonly from: Socket;
  readonly to: Socket;
  readonly direction: Direction;
  /** Shared by both directions of a connection. */
  readonly dead: Set<Direction>;
  readonly mode: () => ProxyMode;
}

function pump({ from, to, direction, dead, mode }: Pipe): void {
  let sending: Promise<unknown> = Promise.resolve();
  from.setNoDelay(true);
  from.on('data', (chunk: Buffer) => {
    if (mode() === 'reset') {
      from.resetAndDestroy();
      to.resetAndDestroy();
    }
    if (swallows(mode(), direction)) dead.add(direction);
    if (dead.has(direction) || to.destroyed) return;
    sending = sending.then(() =>
      drips(mode(), direction) ? drip(to, chunk) : void to.write(chunk),
    );
  });
  // A goodbye is lost on the same way as everything else.
  const tellTheOther = (tell: () => unknown) => () => {
    if (dead.size === 0 && !swallows(mode(), direction)) void sending.then(tell);
  };
  from.on(
    'end',
    tellTheOther(() => to.end()),
  );
  from.on('error', () => undefined);
  from.on(
    'close',
    tellTheOther(() => to.destroy()),
  );
}

function swallows(mode: ProxyMode, direction: Direction): boolean {
  return mode === 'swallow' || mode === `swallow_${direction}`;
}

function drips(mode: ProxyMode, direction: Direction): boolean {
  return mode === 'drip' && direction === 'answers';
}

async function drip(to: Socket, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length && !to.destroyed; at += DRIP_BYTES) {
    to.write(chunk.subarray(at, at + DRIP_BYTES));
    await wait(DRIP_MS);
  }
}
