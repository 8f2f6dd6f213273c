import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Connection } from './api/arrival.ts';
import { createGate } from './api/gate.ts';
import { apiPath } from './api/read-request.ts';
import { controlRoutes } from './control/control.routes.ts';
import type { StoreControl } from './control/control.ts';
import { createControl } from './control/control.ts';
import type { StoreSnapshot } from './control/snapshot.ts';
import { snapshot } from './control/snapshot.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { History } from './history.ts';
import type { DeliveryEntry, LogEntry } from './log.ts';
import type { StoreOptions } from './options.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { apiRoutes } from './routes/api.routes.ts';
import type { Shop } from './shop.ts';
import { createShop } from './shop.ts';
import { storefrontRoutes } from './storefront/storefront.routes.ts';
import { createWebhookQueue } from './webhooks/queue.ts';

/** What the simulated shop needs from outside. `fetch` carries its webhooks. */
export interface StoreSimulatorParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof fetch;
  readonly options?: Partial<StoreOptions>;
}

/** A WooCommerce-speaking shop in memory: REST API, pages, webhooks, and the hands to play with it. */
export interface StoreSimulator {
  /** Answers any request to the shop; `connection` lets a fault cut the socket. */
  fetch(request: Request, connection?: Connection): Promise<Response>;
  /** Begins the shop's own life: deliveries, payments, cancellations. */
  start(): void;
  stop(): void;
  readonly faults: Faults;
  readonly control: StoreControl;
  readonly log: readonly LogEntry[];
  readonly deliveries: readonly DeliveryEntry[];
  readonly history: History;
  readonly shop: Shop;
  state(): StoreSnapshot;
  /** Webhooks that wait for their time. */
  waitingDeliveries(): number;
}

export function createStoreSimulator(parts: StoreSimulatorParts): StoreSimulator {
  const options: StoreOptions = { ...DEFAULT_OPTIONS, ...parts.options };
  const shop = createShop({ clock: parts.clock, random: parts.random, options });
  const faults = createFaults();
  const log: LogEntry[] = [];
  const ports = { clock: parts.clock, fetch: parts.fetch, siteUrl: options.siteUrl };
  const queue = createWebhookQueue(shop, { ports, faults });
  const pass = createGate(shop, { routes: apiRoutes(shop, ports), faults, log });
  const control = createControl(shop);
  const base = new URL(options.siteUrl).pathname.replace(/\/$/, '');

  const simulator: StoreSimulator = {
    async fetch(request, connection) {
      const url = new URL(request.url);
      const local = new URL(url);
      if (base !== '' && url.pathname.startsWith(base))
        local.pathname = url.pathname.slice(base.length);
      const path = apiPath(local);
      if (path !== undefined) return pass({ request, url, path, connection });
      const inner = new Request(local, request);
      return local.pathname.startsWith('/__control/')
        ? judge.fetch(inner)
        : storefront.fetch(inner);
    },
    start: () => shop.agenda.start(),
    stop: () => shop.agenda.stop(),
    faults,
    control,
    log,
    deliveries: queue.deliveries,
    history: shop.history,
    shop,
    state: () => snapshot(shop),
    waitingDeliveries: () => queue.waiting(),
  };
  const judge = controlRoutes(simulator);
  const storefront = storefrontRoutes(shop);
  return simulator;
}
