import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { systemClock } from '../kernel/system-clock.ts';
import { createTransport } from './transport.ts';

const open = new Set<() => void>();

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.add(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/Api/v3/produtos`;
}

function send(url: string, timeoutMs = 5_000) {
  const timeouts = { readMs: timeoutMs, writeMs: timeoutMs };
  const transport = createTransport({ fetch, clock: systemClock, timeouts });
  return transport({ method: 'POST', url, headers: {}, body: '{}', write: true });
}

describe('a call over real sockets', () => {
  afterEach(() => {
    for (const close of open) close();
    open.clear();
  });

  it('brings the answer, whatever the pieces it comes in', async () => {
    const url = await serve((_, response) => {
      response.setHeader('x-amzn-RequestId', 'abc');
      response.write('{"data":{"nome":"caf');
      response.end(Buffer.from('é"}}'));
    });

    expect(await send(url)).toMatchObject({
      requestId: 'abc',
      body: { readable: true, value: { data: { nome: 'café' } } },
    });
  });

  it('knows that nobody was there', async () => {
    const url = await serve(() => undefined);
    for (const close of open) close();

    expect(await send(url)).toMatchObject({ kind: 'lost', sent: false });
  });

  it('knows that somebody was there who hung up', async () => {
    const url = await serve((request) => void request.socket.destroy());

    expect(await send(url)).toMatchObject({ kind: 'lost', sent: true });
  });

  it('knows that an answer broke off', async () => {
    const url = await serve((request, response) => {
      response.writeHead(201, { 'content-length': '100' });
      response.write('{"data":');
      request.socket.end();
    });

    expect(await send(url)).toMatchObject({ kind: 'lost', sent: true });
  });

  it('gives up somebody who is silent', async () => {
    const url = await serve(() => undefined);

    expect(await send(url, 50)).toMatchObject({ kind: 'lost', sent: true });
  });

  it('follows nobody elsewhere', async () => {
    const url = await serve((_, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
    });

    expect(await send(url)).toMatchObject({ kind: 'answer', status: 307 });
  });
});
