import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

import { z } from 'zod';

/** What the parent asks for: SIGKILL to `pid` the moment the next such write was answered. */
export const KillOrder = z.object({
  pid: z.int().positive(),
  method: z.string(),
  /** The path begins so, such as `/Api/v3/pedidos/vendas`. */
  path: z.string(),
});
export type KillOrder = z.infer<typeof KillOrder>;

/** What it hears back. Epoch ms. */
export const KillReport = z.object({ killed: z.int(), at: z.int(), call: z.string() });
export type KillReport = z.infer<typeof KillReport>;

const Finish = z.object({
  request: z.custom<IncomingMessage>((value) => typeof value === 'object' && value !== null),
  response: z.object({ statusCode: z.int() }),
});

/**
 * Kills in the very event in which the last byte of the answer leaves: the ERP has done the write and said so,
 * and the one who asked is dead before it can have written that down.
 */
export function killOnAnswer(): void {
  let waiting: KillOrder | undefined;
  process.on('message', (message) => (waiting = KillOrder.parse(message)));
  subscribe('http.server.response.finish', (event) => {
    const { request, response } = Finish.parse(event);
    const call = `${request.method} ${request.url}`;
    if (!waiting || response.statusCode >= 300) return;
    if (request.method !== waiting.method || !request.url?.startsWith(waiting.path)) return;
    const { pid } = waiting;
    waiting = undefined;
    process.kill(pid, 'SIGKILL');
    process.send?.({ killed: pid, at: Date.now(), call } satisfies KillReport);
  });
}
