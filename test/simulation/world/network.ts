import type { BlingSimulator } from '../../../src/simulator/bling/bling-simulator.ts';
import type { StoreSimulator } from '../../../src/simulator/store/simulator.ts';

export const BLING = 'http://bling.test';
export const STORES = ['https://loja.test', 'https://loja2.test'] as const;
export const TOTORO = 'https://totoro.test';

/** Who answers at our public address right now. */
export type Door = (request: Request) => Promise<Response>;

/** A delivery that our side answered with 2xx: from then on it is ours not to lose. */
export interface Acknowledged {
  readonly at: number;
  readonly path: string;
  readonly body: string;
}

export interface Network {
  readonly fetch: typeof fetch;
  bling?: BlingSimulator;
  stores: readonly StoreSimulator[];
  door: Door | undefined;
  /** Of 100 deliveries to us, how many vanish although the sender sees them answered. */
  losesPercent: number;
  readonly acknowledged: Acknowledged[];
  lost: number;
}

/** The wires between Bling, the stores and us. */
export function createNetwork(io: {
  readonly now: () => number;
  readonly chance: (percent: number) => boolean;
}): Network {
  const network: Network = {
    stores: [],
    door: undefined,
    losesPercent: 0,
    acknowledged: [],
    lost: 0,
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const { origin } = new URL(url);
      if (origin === BLING && network.bling) return network.bling.fetch(input, init);
      const store = network.stores[STORES.findIndex((address) => address === origin)];
      if (store) return store.fetch(new Request(input, init));
      if (origin === TOTORO) return toUs(new Request(input, init));
      throw refused(url);
    },
  };

  async function toUs(request: Request): Promise<Response> {
    if (network.losesPercent > 0 && io.chance(network.losesPercent)) {
      network.lost += 1;
      return new Response(null, { status: 204 });
    }
    if (!network.door) throw refused(request.url);
    const body = await request.clone().text();
    const answer = await network.door(request);
    const path = new URL(request.url).pathname;
    if (answer.ok) network.acknowledged.push({ at: io.now(), path, body });
    return answer;
  }

  return network;
}

function refused(url: string): TypeError {
  const cause = Object.assign(new Error(`nobody listens at ${url}`), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}

/** Of a delivery of Bling; `undefined` of another one. */
export function blingEventIdOf(path: string, body: string): string | undefined {
  if (!path.startsWith('/webhooks/bling/')) return undefined;
  const event: unknown = JSON.parse(body);
  const isEvent = typeof event === 'object' && event !== null && 'eventId' in event;
  return isEvent && typeof event.eventId === 'string' ? event.eventId : undefined;
}
