import { StoreOrderId } from '../../commerce/ids.ts';
import { seededRandom } from '../../kernel/random.ts';
import type { StoreOptions } from '../../simulator/store/options.ts';
import type { StoreSimulator } from '../../simulator/store/simulator.ts';
import { createStoreSimulator } from '../../simulator/store/simulator.ts';
import type { VirtualClock } from '../../simulator/virtual-clock.ts';
import { createVirtualClock } from '../../simulator/virtual-clock.ts';
import type { Breakage, OpenedStore, StoreBackdoor } from '../connector-harness.suite.ts';
import { openStore } from '../registry.ts';
import type { StoreDelivery } from '../store-webhooks.ts';
import { wooSettings } from './scripted-shop.builder.ts';
import type { WooSettings } from './settings.ts';

const KEY = 'ck_0123456789abcdef0123456789abcdef01234567';
const SECRET = 'cs_0123456789abcdef0123456789abcdef01234567';

const FAULTS = {
  page: { kind: 'unavailable' },
  lost_answer: { kind: 'lose-answer', method: 'POST' },
  half_batch: { kind: 'half-batch', path: '/batch' },
  hang: { kind: 'hang', method: 'POST' },
  cut_list: { kind: 'truncate-list', method: 'GET', amount: 7 },
} as const satisfies Record<Breakage, object>;

export interface SimulatedShop extends OpenedStore {
  readonly simulator: StoreSimulator;
  readonly clock: VirtualClock;
}

interface ShopKind {
  readonly options?: Partial<StoreOptions>;
  readonly settings?: Partial<WooSettings>;
  /** Answers instead of the store, as an older or an odd one would. */
  readonly instead?: (url: URL, method: string) => Response | undefined;
}

/** The demo store in this process, on a virtual clock, and a connector to it. */
export function simulatedShop({ options, settings, instead }: ShopKind = {}): SimulatedShop {
  const clock = createVirtualClock(Date.parse('2026-11-24T12:00:00.250Z'));
  const random = seededRandom(11);
  const delivered: { url: string; delivery: StoreDelivery }[] = [];
  const receive = async (input: unknown, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const body = new TextEncoder().encode(typeof init.body === 'string' ? init.body : '');
    const header = (name: string) => headers.get(name) ?? undefined;
    delivered.push({ url: String(input), delivery: { body, header } });
    return new Response('');
  };
  const siteUrl = options?.siteUrl ?? 'https://loja.example';
  const simulator = createStoreSimulator({
    clock,
    random,
    fetch: receive,
    options: { ...options, siteUrl },
  });
  simulator.start();
  const fetch = async (input: unknown, init?: RequestInit) => {
    const request = new Request(String(input), init);
    return instead?.(new URL(request.url), request.method) ?? simulator.fetch(request);
  };
  const io = { fetch: fetch as typeof globalThis.fetch, clock, random };
  const fast = { url: siteUrl, consumerKey: KEY, requestsPerSecond: 100 };
  const open = (consumerSecret: string, change: Partial<WooSettings> = {}) =>
    openStore('woocommerce', wooSettings({ ...fast, consumerSecret, ...settings, ...change }), io);
  const deliveries: StoreBackdoor['deliveries'] = (target) =>
    delivered.filter(({ url }) => url === target.url).map(({ delivery }) => delivery);
  return {
    simulator,
    clock,
    store: open(SECRET),
    strangerStore: open('cs_stranger'),
    talkativeStore: open(SECRET, { tellsBuyerOfInvoice: true, tellsBuyerOfTracking: true }),
    backdoor: { ...backdoorOf(simulator, clock), deliveries },
  };
}

function backdoorOf(
  simulator: StoreSimulator,
  clock: VirtualClock,
): Omit<StoreBackdoor, 'deliveries'> {
  const { control, shop, faults, log } = simulator;
  const orderOf = (id: string) => simulator.state().orders.find((one) => String(one.id) === id);
  const productOf = (sku: string) => [...shop.products.values()].find((one) => one.sku === sku);
  return {
    run: (work) => clock.run(work),
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    buy(lines) {
      const result = control.buy({ items: lines, payment: 'credit-card' });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return StoreOrderId.parse(String(result.order.id));
    },
    cancelOrder: (id) => void control.changeStatus(Number(id), 'cancelled'),
    trashOrder: (id) => void control.trash(Number(id)),
    refund: (id, { shippingCents, ...piece }) =>
      void control.refund(Number(id), { items: [piece], shippingCents, reason: 'Troca' }),
    notesToBuyer: (id) => orderOf(id)?.buyerNotes ?? [],
    setStock: (sku, quantity) => control.setStock(sku, quantity),
    orderTotalCents: (id) => orderOf(id)?.totalCents ?? Number.NaN,
    quantityOf: (sku) => productOf(sku)?.stockQuantity ?? undefined,
    countItems: () => shop.products.size,
    countHooks: () => shop.webhooks.size,
    killHooks() {
      for (const hook of shop.webhooks.values()) hook.status = 'disabled';
    },
    writes: () => log.filter(({ method }) => method !== 'GET').length,
    breakNext: (how) => faults.add(FAULTS[how]),
  };
}
