import { Agent, request } from 'node:http';

import type { Delivery } from './intake/deliveries.ts';

export interface Load {
  /** Address of the server, without a path. */
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** Requests under way at the same time, each on a connection that stays open. */
  readonly connections: number;
}

export interface Loaded {
  readonly perSecond: number;
  /** Of each request, in milliseconds. */
  readonly times: readonly number[];
}

/**
 * Sends all deliveries as fast as the connections bear.
 *
 * @throws when an answer is not 200
 */
export async function loadWith({ url, deliveries, connections }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = [...deliveries];
  const times: number[] = [];
  const sendAll = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      times.push(await send(`${url}${next.path}`, next, agent));
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: connections }, sendAll));
  const seconds = (performance.now() - from) / 1_000;
  agent.destroy();
  return { perSecond: deliveries.length / seconds, times };
}

function send(url: string, { body, headers }: Delivery, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - from);
        else reject(new Error(`${url}: ${answer.statusCode}`));
      });
    });
    sent.end(body);
  });
}
