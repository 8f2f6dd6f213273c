import { z } from 'zod';

import type { ShopperWish } from '../../src/simulator/store/checkout/shopper.ts';
import { DEFAULT_OPTIONS } from '../../src/simulator/store/options.ts';
import { createControlClient } from './control.ts';

const Product = z.object({
  id: z.int(),
  parentId: z.int(),
  type: z.string(),
  sku: z.string(),
  name: z.string(),
  status: z.string(),
  regularPrice: z.string(),
  salePrice: z.string(),
  quantity: z.int().nullable(),
  description: z.unknown(),
  weight: z.string(),
  choices: z.array(z.object({ name: z.string(), option: z.string() })),
});
export type StoreProduct = z.infer<typeof Product>;

const Order = z.object({
  id: z.int(),
  number: z.string(),
  status: z.string(),
  totalCents: z.int(),
  refundedCents: z.int(),
  paymentMethod: z.string(),
  meta: z.array(z.object({ key: z.string(), value: z.unknown() })),
  lines: z.array(
    z.object({
      productId: z.int(),
      variationId: z.int(),
      sku: z.string().nullable(),
      quantity: z.int(),
      reducedUnits: z.int(),
      totalCents: z.int(),
    }),
  ),
});

export type StoreOrder = z.infer<typeof Order>;

const State = z.object({ products: z.array(Product), orders: z.array(Order) });
export type StoreState = z.infer<typeof State>;

const History = z.object({
  quantities: z.array(
    z.object({
      at: z.number(),
      by: z.string(),
      orderId: z.int().optional(),
      sku: z.string(),
      before: z.int().nullable(),
      after: z.int().nullable(),
    }),
  ),
  sales: z.array(
    z.object({ at: z.number(), orderId: z.int(), sku: z.string(), quantity: z.int() }),
  ),
  statuses: z.array(
    z.object({ at: z.number(), orderId: z.int(), from: z.string(), to: z.string() }),
  ),
});
export type StoreHistory = z.infer<typeof History>;

const LogEntry = z.object({
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.int().optional(),
});
export type StoreLogEntry = z.infer<typeof LogEntry>;

const Brief = z.object({ id: z.int(), number: z.string(), status: z.string() });
const Bought = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), order: Brief }),
  z.object({ ok: z.literal(false), problems: z.record(z.string(), z.string()) }),
]);
export type Bought = z.infer<typeof Bought>;

/** The hands and eyes at the web store of the demo. */
export interface StoreSandbox {
  readonly url: string;
  /** REST key of the store, as its admin would hand it over. */
  readonly key: string;
  readonly secret: string;
  buy(wish: ShopperWish): Promise<Bought>;
  pay(orderId: number): Promise<void>;
  cancel(orderId: number): Promise<void>;
  refund(orderId: number, items: readonly { sku: string; quantity: number }[]): Promise<void>;
  /** Somebody changes the lines of an order in the admin, totals too. */
  edit(
    orderId: number,
    lines: readonly {
      sku: string;
      quantity: number;
      totalCents: number;
      subtotalCents: number;
    }[],
  ): Promise<void>;
  state(): Promise<StoreState>;
  history(): Promise<StoreHistory>;
  log(): Promise<readonly StoreLogEntry[]>;
  /** Webhooks that wait for their time. */
  waitingDeliveries(): Promise<number>;
}

export function createStoreSandbox(url: string): StoreSandbox {
  const control = createControlClient(url);
  const [keys] = DEFAULT_OPTIONS.keys;
  return {
    url,
    key: keys?.key ?? '',
    secret: keys?.secret ?? '',
    buy: (wish) => control.post('/shoppers', wish, Bought),
    pay: async (id) => {
      await control.post(`/orders/${id}/pay`, {}, Brief);
    },
    cancel: async (id) => {
      await control.post(`/orders/${id}/cancel`, {}, Brief);
    },
    refund: async (id, items) => {
      await control.post(`/orders/${id}/refund`, { items, reason: 'Chegou trincado' }, Brief);
    },
    edit: async (id, lines) => {
      await control.post(`/orders/${id}/edit`, { lines }, Brief);
    },
    state: () => control.get('/state', State),
    history: () => control.get('/history', History),
    log: () => control.get('/log', z.array(LogEntry)),
    waitingDeliveries: async () =>
      (await control.get('/deliveries', z.object({ waiting: z.int() }))).waiting,
  };
}
