import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, it } from 'vitest';

import type { ProxyMode } from './half-open-proxy.ts';
import { openHalfOpenProxy } from './half-open-proxy.ts';

async function openWay() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('x'.repeat(500));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a server that listens on a port
  const proxy = await openHalfOpenProxy((server.address() as AddressInfo).port);
  const ask = async (path: string, patienceMs = 300) => {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(`http://127.0.0.1:${proxy.port}${path}`, { signal });
    return (await answer.text()).length;
  };
  return {
    asked,
    proxy,
    ask,
    [Symbol.dispose]() {
      proxy.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

it('lets everything through while it is open', async () => {
  using way = await openWay();
  expect(await way.ask('/one')).toBe(500);
});

it.each<[ProxyMode, string[]]>([
  ['swallow', []],
  ['swallow_requests', []],
  ['swallow_answers', ['/one']],
])('in mode %s nobody hears an answer, and the other side sees %j', async (mode, seen) => {
  using way = await openWay();
  way.proxy.setMode(mode);
  await expect(way.ask('/one')).rejects.toThrow(/timeout/);
  expect(way.asked).toEqual(seen);
  way.proxy.setMode('open');
  expect(await way.ask('/two')).toBe(500);
});

it('breaks connections when told to', async () => {
  using way = await openWay();
  way.proxy.setMode('reset');
  await expect(way.ask('/one')).rejects.toThrow(/fetch failed/);
});

it('drips, and all of it arrives in the end', async () => {
  using way = await openWay();
  way.proxy.setMode('drip');
  const beganAt = performance.now();
  expect(await way.ask('/one', 5_000)).toBe(500);
  expect(performance.now() - beganAt).toBeGreaterThan(100);
});
