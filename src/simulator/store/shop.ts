import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Agenda } from './agenda.ts';
import { createAgenda } from './agenda.ts';
import type { Customer } from './customer.ts';
import type { Cause, History } from './history.ts';
import { createHistory } from './history.ts';
import type { StoreOptions } from './options.ts';
import type { Order } from './order/order.ts';
import type { Product } from './product/product.ts';
import type { Hold } from './stock/hold.ts';
import type { AttributeTaxonomy, Term } from './terms.ts';
import { UNCATEGORIZED } from './terms.ts';
import type { Webhook } from './webhooks/webhook.ts';

/** Number sequences: WordPress counts products and orders in one row (guide 10). */
export interface Ids {
  readonly post: () => number;
  readonly meta: () => number;
  readonly item: () => number;
  readonly term: () => number;
  readonly note: () => number;
  readonly user: () => number;
  readonly webhook: () => number;
}

/** The whole state of one simulated shop. */
export interface Shop {
  readonly options: StoreOptions;
  readonly clock: Clock;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly ids: Ids;
  readonly products: Map<number, Product>;
  readonly orders: Map<number, Order>;
  readonly customers: Map<number, Customer>;
  readonly categories: Map<number, Term>;
  readonly tags: Map<number, Term>;
  readonly brands: Map<number, Term>;
  readonly attributes: Map<number, AttributeTaxonomy>;
  readonly webhooks: Map<number, Webhook>;
  readonly holds: Hold[];
  readonly history: History;
  /** Whoever wants to know that something happened: topic such as `order.updated`, id. */
  readonly listeners: ((topic: string, id: number) => void)[];
  /** What is changing the shop right now. */
  cause: Cause;
  /** Now in whole seconds, as epoch ms: the grain of every stored date. */
  now(): number;
  emit(topic: string, id: number): void;
}

export function createShop(parts: { clock: Clock; random: Random; options: StoreOptions }): Shop {
  const { clock } = parts;
  const listeners: Shop['listeners'] = [];
  return {
    ...parts,
    agenda: createAgenda(clock),
    ids: createIds(),
    products: new Map(),
    orders: new Map(),
    customers: new Map(),
    categories: new Map([[UNCATEGORIZED, { ...uncategorized }]]),
    tags: new Map(),
    brands: new Map(),
    attributes: new Map(),
    webhooks: new Map(),
    holds: [],
    history: createHistory(),
    listeners,
    cause: { by: 'setup' },
    now: () => Math.floor(clock.now() / 1000) * 1000,
    emit: (topic, id) => listeners.forEach((listener) => listener(topic, id)),
  };
}

const uncategorized: Term = {
  id: UNCATEGORIZED,
  name: 'Uncategorized',
  slug: 'uncategorized',
  parent: 0,
  description: '',
};

function createIds(): Ids {
  return {
    post: sequence(11),
    meta: sequence(1),
    item: sequence(1),
    term: sequence(16),
    note: sequence(1),
    user: sequence(2),
    webhook: sequence(1),
  };
}

function sequence(first: number): () => number {
  let next = first;
  return () => next++;
}

/** Runs `work` with what causes it written down for the history. */
export function withCause<Result>(shop: Shop, cause: Cause, work: () => Result): Result {
  const outer = shop.cause;
  shop.cause = cause;
  try {
    return work();
  } finally {
    shop.cause = outer;
  }
}
