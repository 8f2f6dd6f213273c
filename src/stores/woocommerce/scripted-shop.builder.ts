import { seededRandom } from '../../kernel/random.ts';
import type { VirtualClock } from '../../simulator/virtual-clock.ts';
import { createVirtualClock } from '../../simulator/virtual-clock.ts';
import type { Store } from '../connector.ts';
import { openStore } from '../registry.ts';
import type { WooClient } from './client.ts';
import { createClient } from './client.ts';
import { WooSettings } from './settings.ts';

/** One request as it left the connector. */
export interface Asked {
  readonly at: number;
  readonly method: string;
  /** Below `/wp-json`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Reply = Response | Promise<Response>;

export interface ScriptedShop {
  readonly store: Store;
  readonly client: WooClient;
  readonly clock: VirtualClock;
  readonly asked: readonly Asked[];
  /** Runs the work as fast as the virtual clock can. */
  run<T>(work: Promise<T>): Promise<T>;
}

export const NOON = Date.parse('2026-11-24T12:00:00Z');

/** A store that answers as the test says, over HTTPS, on a clock of its own. */
export function scriptedShop(
  reply: (asked: Asked) => Reply,
  settings: Partial<WooSettings> = {},
): ScriptedShop {
  const clock = createVirtualClock(NOON);
  const asked: Asked[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    const url = new URL(String(input));
    const one: Asked = {
      at: clock.monotonicMs(),
      method: init.method ?? 'GET',
      path: url.pathname.replace('/wp-json', ''),
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    asked.push(one);
    return reply(one);
  };
  const io = { fetch: fetch as typeof globalThis.fetch, clock, random: seededRandom(7) };
  const complete = wooSettings(settings);
  return {
    store: openStore('woocommerce', complete, io),
    client: createClient(complete, io),
    clock,
    asked,
    run: (work) => clock.run(work),
  };
}

export function wooSettings(change: Partial<WooSettings> = {}): WooSettings {
  return WooSettings.parse({
    url: 'https://loja.example',
    consumerKey: 'ck_1',
    consumerSecret: 'cs_1',
    ...change,
  });
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = {
    'content-type': 'application/json',
    ...Object.fromEntries(new Headers(init.headers)),
  };
  return new Response(JSON.stringify(body), { ...init, headers });
}

/** A list with the headers that the store really sends. */
export function list(rows: readonly unknown[], total = rows.length): Response {
  return json(rows, { headers: { 'x-wp-total': String(total) } });
}

export function refusal(status: number, code: string): Response {
  return json({ code, message: `no: ${code}`, data: { status } }, { status });
}

export function page(status: number, headers: Record<string, string> = {}): Response {
  const html = '<html><body><h1>Briefly unavailable for scheduled maintenance.</h1></body></html>';
  return new Response(html, { status, headers: { 'content-type': 'text/html', ...headers } });
}

/** A network that takes the request and never tells. */
export function hang(): Promise<Response> {
  return new Promise(() => undefined);
}
