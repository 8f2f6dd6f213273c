// `node proxies.ts '{"<name>": <target port>}'`: ways that can fail, in a process of their own. It ends with its parent.
import { z } from 'zod';

import { openHalfOpenProxy } from '../half-open-proxy.ts';
import { ProxyOrder, type LagReport } from '../proxy-order.ts';

/** Rhythm of the metronome that tells how late this machine is, and from when on that is worth telling. */
const BEAT_MS = 5;
const WORTH_TELLING_MS = 5;

const targets = z.record(z.string(), z.int()).parse(JSON.parse(process.argv[2] ?? '{}'));
const proxies = new Map(
  await Promise.all(
    Object.entries(targets).map(
      async ([name, port]) => [name, await openHalfOpenProxy(port)] as const,
    ),
  ),
);
process.on('message', (message) => {
  const { proxy, mode } = ProxyOrder.parse(message);
  proxies.get(proxy)?.setMode(mode);
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
const ready = Object.fromEntries([...proxies].map(([name, { port }]) => [name, port]));
process.stdout.write(`${JSON.stringify({ ready })}\n`);

let due = performance.now() + BEAT_MS;
setInterval(() => {
  const lateMs = performance.now() - due;
  due = performance.now() + BEAT_MS;
  if (lateMs < WORTH_TELLING_MS) return;
  process.send?.({ at: Date.now(), lateMs: Math.round(lateMs) } satisfies LagReport);
}, BEAT_MS);
