import { seededRandom } from '../../kernel/random.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import type { StoreOptions } from './options.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import type { StoreSimulator } from './simulator.ts';
import { createStoreSimulator } from './simulator.ts';

/** The fields of answers that tests look at; which of them there are depends on the resource. */
export interface Wire {
  readonly id: number;
  readonly code: string;
  readonly message: string;
  readonly sku: string;
  readonly status: string;
  readonly stock_quantity: number | null;
  readonly date_modified: string;
  readonly date_modified_gmt: string;
  readonly date_paid: string | null;
  readonly total: string;
  readonly topic: string;
  readonly images: readonly { id: number; src: string }[];
  readonly line_items: readonly { id: number; total: string; meta_data: readonly unknown[] }[];
  readonly refunds: readonly unknown[];
  readonly create: readonly unknown[];
  readonly update: readonly { id: number; stock_quantity: number | null; status: string }[];
  readonly data: unknown;
}

/** An answer, read: status, headers, text, and the JSON as one object or as rows. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Wire;
  readonly rows: readonly Wire[];
}

/** A shop for tests, on a virtual clock, with a client that knows the key. */
export interface TestStore {
  readonly clock: VirtualClock;
  readonly store: StoreSimulator;
  /** Arrivals at the receiver of webhooks. */
  readonly received: { url: string; headers: Headers; body: string }[];
  /** What the receiver answers; 0 does not answer. */
  receiver: (url: string) => number;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly create: (path: string, body: unknown) => Promise<Wire>;
}

export const SITE = 'https://loja.example';
export const START = Date.parse('2026-11-24T04:01:47Z');

const [FIRST_KEY] = DEFAULT_OPTIONS.keys;
/** The header that opens the shop. */
export const KEY = `Basic ${Buffer.from(`${FIRST_KEY?.key}:${FIRST_KEY?.secret}`).toString('base64')}`;

export function buildStore(options: Partial<StoreOptions> = {}): TestStore {
  const clock = createVirtualClock(START);
  const received: TestStore['received'] = [];
  const store = createStoreSimulator({
    clock,
    random: seededRandom(7),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      received.push({ url: request.url, headers: request.headers, body: await request.text() });
      const status = test.receiver(request.url);
      if (status === 0) throw new TypeError('fetch failed');
      return new Response(null, { status });
    },
    options: { siteUrl: SITE, ...options },
  });
  store.start();
  const test: TestStore = {
    clock,
    store,
    received,
    receiver: () => 200,
    async call(method, path, body) {
      const response = await store.fetch(
        new Request(`${SITE}/wp-json/wc/v3${path}`, {
          method,
          headers: { authorization: KEY, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
      const json = (isJson ? JSON.parse(text) : {}) as Wire & Wire[];
      return { status: response.status, headers: response.headers, text, json, rows: json };
    },
    async create(path, body) {
      const answer = await test.call('POST', path, body);
      if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
      return answer.json;
    },
  };
  return test;
}
