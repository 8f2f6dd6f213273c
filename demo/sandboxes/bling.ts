import { z } from 'zod';

import type { OperatorAct } from '../../src/simulator/bling/control/operator-act.ts';
import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import { ACCOUNT } from '../shop/account.ts';
import { createControlClient } from './control.ts';

const Product = z.object({
  id: z.int(),
  parentId: z.int(),
  codigo: z.string(),
  nome: z.string(),
  preco: z.number(),
  tipo: z.enum(['P', 'S', 'N']),
  situacao: z.enum(['A', 'I', 'E']),
  formato: z.enum(['S', 'V', 'E']),
  variacao: z.string(),
  descricaoComplementar: z.string(),
  pesoBruto: z.number(),
  tipoEstoque: z.enum(['', 'F', 'V']),
  componentes: z.array(z.object({ produtoId: z.int(), quantidade: z.number() })),
  lojas: z.array(z.object({ lojaId: z.int(), preco: z.number(), precoPromocional: z.number() })),
  virtualTotal: z.number(),
});
export type BlingProduct = z.infer<typeof Product>;

const Order = z.object({
  id: z.int(),
  numeroLoja: z.string(),
  lojaId: z.int(),
  statusId: z.int(),
  totalCents: z.int(),
  heldUnits: z.number(),
  stockPosted: z.boolean(),
  parcelas: z.array(z.object({ valor: z.number() })),
  receivables: z.array(
    z.object({ situacao: z.int(), amountCents: z.int(), balanceCents: z.int() }),
  ),
});

const Note = z.object({
  id: z.int(),
  orderId: z.int(),
  situacao: z.int(),
  totalCents: z.int(),
  rejection: z.string(),
});
export type BlingNote = z.infer<typeof Note>;

const Parcel = z.object({ orderId: z.int(), codigoRastreamento: z.string() });

const State = z.object({
  products: z.array(Product),
  orders: z.array(Order),
  notes: z.array(Note),
  parcels: z.array(Parcel),
});
export type BlingState = z.infer<typeof State>;

export type BlingOrder = z.infer<typeof Order>;

const BalanceChange = z.object({
  at: z.number(),
  productId: z.int(),
  /** `seed`, `operator`, `order 166… reservation`, `order 166… posted`, … */
  cause: z.string(),
  virtualTotal: z.number(),
});
export type BalanceChange = z.infer<typeof BalanceChange>;

const LogEntry = z.object({
  at: z.number(),
  account: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
});
export type BlingLogEntry = z.infer<typeof LogEntry>;

type WithoutAccount<One> = One extends unknown ? Omit<One, 'account'> : never;
/** What the operator does, in the account of this sandbox. */
export type Act = WithoutAccount<OperatorAct>;

/** The hands and eyes at one account of a simulated Bling. */
export interface BlingSandbox {
  readonly url: string;
  seed(shop: ShopSeedInput): Promise<void>;
  registerApp(app: {
    clientId: string;
    clientSecret: string;
    redirectUri: string;
    webhookUrl: string;
  }): Promise<void>;
  /** @returns the id of what was created, 0 if nothing */
  operate(act: Act): Promise<number>;
  state(): Promise<BlingState>;
  history(): Promise<readonly BalanceChange[]>;
  log(): Promise<readonly BlingLogEntry[]>;
  /** Webhooks that are still to be delivered. */
  waitingDeliveries(): Promise<number>;
}

export function createBlingSandbox(url: string, ours: string = ACCOUNT): BlingSandbox {
  const control = createControlClient(url);
  const account = `account=${ours}`;
  return {
    url,
    seed: async (shop) => {
      await control.post('/seed', shop, z.unknown());
    },
    registerApp: async (app) => {
      await control.post('/apps', app, z.unknown());
    },
    operate: async (act) => {
      const made = z.object({ id: z.int().optional() });
      return (await control.post('/operator', { account: ours, ...act }, made)).id ?? 0;
    },
    state: () => control.get(`/state?${account}`, State),
    history: async () =>
      (await control.get(`/history?${account}`, z.object({ changes: z.array(BalanceChange) })))
        .changes,
    log: async () =>
      (await control.get(`/log?${account}`, z.object({ entries: z.array(LogEntry) }))).entries,
    waitingDeliveries: async () => {
      const Deliveries = z.object({ deliveries: z.array(z.object({ state: z.string() })) });
      const { deliveries } = await control.get('/deliveries', Deliveries);
      return deliveries.filter(({ state }) => state === 'waiting').length;
    },
  };
}
