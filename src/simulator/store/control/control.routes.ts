import { Hono } from 'hono';
import { z } from 'zod';

import type { Faults } from '../faults.ts';
import { CALL_FAULTS, DELIVERY_FAULTS } from '../faults.ts';
import type { History } from '../history.ts';
import type { DeliveryEntry, LogEntry } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { StoreControl } from './control.ts';
import type { StoreSnapshot } from './snapshot.ts';

const Items = z.array(
  z.object({
    sku: z.string().optional(),
    productId: z.int().optional(),
    quantity: z.int().positive().default(1),
  }),
);
const Share = z.int().min(-100).max(100);
const Extras = z.object({
  coupon: z.object({ code: z.string(), percent: Share }).optional(),
  fee: z.object({ name: z.string(), percent: Share }).optional(),
  document: z.object({ cpf: z.string() }).optional(),
  ie: z.string().optional(),
  installments: z.object({ key: z.string(), count: z.int().positive() }).optional(),
  payment: z
    .object({
      id: z.string(),
      title: z.string(),
      first: z.enum(['pending', 'on-hold', 'paid', 'processing']),
    })
    .optional(),
});
const Wish = z.object({
  items: Items,
  via: z.enum(['checkout', 'store-api']).optional(),
  payment: z.string().optional(),
  shippingId: z.string().optional(),
  person: z.record(z.string(), z.string()).optional(),
  extras: Extras.optional(),
});
const Piece = z.object({ sku: z.string(), quantity: z.int().positive() });
const Refunds = z.object({
  amountCents: z.int().optional(),
  reason: z.string().optional(),
  items: z
    .array(
      z.object({
        sku: z.string(),
        quantity: z.int().nonnegative(),
        totalCents: z.int().optional(),
      }),
    )
    .optional(),
  shippingCents: z.int().positive().optional(),
  restock: z.boolean().optional(),
});
const Address = z.record(z.string(), z.string());
const Edit = z.object({
  lines: z
    .array(
      z.object({
        sku: z.string(),
        quantity: z.int().nonnegative().optional(),
        totalCents: z.int().optional(),
        subtotalCents: z.int().optional(),
      }),
    )
    .optional(),
  add: z.array(Piece.extend({ totalCents: z.int().optional() })).optional(),
  shipping: z.object({ cents: z.int().optional(), title: z.string().optional() }).optional(),
  billingAddress: Address.optional(),
  shippingAddress: Address.optional(),
});
const Exchange = z.object({ back: Piece, instead: Piece });
const WantedFault = z.object({
  kind: z.enum([...CALL_FAULTS, ...DELIVERY_FAULTS]),
  method: z.string().exactOptional(),
  path: z.string().exactOptional(),
  topic: z.string().exactOptional(),
  times: z.int().exactOptional(),
  skip: z.int().exactOptional(),
  amount: z.number().exactOptional(),
});

/** What the control routes steer and show; a whole simulator fits. */
export interface ControlledStore {
  readonly faults: Faults;
  readonly control: StoreControl;
  readonly log: readonly LogEntry[];
  readonly deliveries: readonly DeliveryEntry[];
  readonly history: History;
  state(): StoreSnapshot;
  waitingDeliveries(): number;
}

/** `/__control/*`: the control API for a judge in another process. Without a key; never expose it. */
export function controlRoutes(store: ControlledStore): Hono {
  const app = new Hono().basePath('/__control');
  app.get('/state', (c) => c.json(store.state()));
  app.get('/log', (c) => c.json(store.log));
  app.get('/deliveries', (c) =>
    c.json({ waiting: store.waitingDeliveries(), deliveries: store.deliveries }),
  );
  app.get('/history', (c) => c.json(store.history));
  app.get('/faults', (c) => c.json(store.faults.waiting()));
  app.post('/faults', async (c) => {
    store.faults.add(WantedFault.parse(await c.req.json()));
    return c.json({ waiting: store.faults.waiting() }, 201);
  });
  app.delete('/faults', (c) => {
    store.faults.clear();
    return c.json({ waiting: [] });
  });
  app.post('/shoppers', async (c) => {
    const result = store.control.buy(Wish.parse(await c.req.json()));
    if (!result.ok) return c.json(result, 409);
    const { id, number, status } = result.order;
    return c.json({ ok: true, order: { id, number, status } }, 201);
  });
  app.post('/orders/:id/pay', (c) => c.json(brief(store.control.pay(Number(c.req.param('id'))))));
  app.post('/orders/:id/cancel', (c) =>
    c.json(brief(store.control.changeStatus(Number(c.req.param('id')), 'cancelled'))),
  );
  app.post('/orders/:id/trash', (c) =>
    c.json(brief(store.control.trash(Number(c.req.param('id'))))),
  );
  app.post('/orders/:id/status', async (c) => {
    const { status } = z.object({ status: z.string() }).parse(await c.req.json());
    return c.json(brief(store.control.changeStatus(Number(c.req.param('id')), status)));
  });
  app.post('/orders/:id/refund', async (c) => {
    const wish = Refunds.parse(await c.req.json());
    return c.json(brief(store.control.refund(Number(c.req.param('id')), wish)));
  });
  app.post('/orders/:id/edit', async (c) => {
    const edit = Edit.parse(await c.req.json());
    return c.json(brief(store.control.editOrder(Number(c.req.param('id')), edit)));
  });
  app.post('/orders/:id/exchange', async (c) => {
    const exchange = Exchange.parse(await c.req.json());
    return c.json(brief(store.control.exchange(Number(c.req.param('id')), exchange)));
  });
  app.post('/stock', async (c) => {
    const Stock = z.object({ sku: z.string(), quantity: z.int() });
    const { sku, quantity } = Stock.parse(await c.req.json());
    store.control.setStock(sku, quantity);
    return c.json({ ok: true });
  });
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.toWire(), 409);
    if (error instanceof z.ZodError)
      return c.json({ code: 'control_bad_request', message: z.prettifyError(error) }, 400);
    throw error;
  });
  return app;
}

function brief(order: { id: number; number: string; status: string }) {
  return { id: order.id, number: order.number, status: order.status };
}
