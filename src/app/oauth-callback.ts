import { createServer } from 'node:http';

import type { Language } from '../messages/language.ts';
import { message, say } from '../messages/message.ts';
import { PortTaken } from './failures.ts';

export interface OAuthCallback extends AsyncDisposable {
  readonly url: string;
  /** The query with which the browser comes back, once. */
  readonly arrived: Promise<URLSearchParams>;
}

/** Waits on this machine for the browser that Bling sends back. Loopback only. @throws {PortTaken} */
export async function openOAuthCallback(port: number, language: Language): Promise<OAuthCallback> {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<URLSearchParams>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isCallback = url.pathname === '/oauth/callback';
    response.writeHead(isCallback ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isCallback ? say(message('cli.callbackSeen', {}), language) : '');
    if (isCallback) arrive(url.searchParams);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new PortTaken(`127.0.0.1:${port}`, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}/oauth/callback`,
    arrived,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
