import type { z } from 'zod';

import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Catalogue } from './catalogue.ts';
import type { OrderDesk } from './order-desk.ts';
import type { StockShelf } from './stock-shelf.ts';
import type { StoreWebhooks } from './store-webhooks.ts';

/** A kind of store we can talk to. One folder in `stores/` exports exactly one of these. */
export interface StoreConnector<Settings extends z.ZodType = z.ZodType> {
  readonly kind: string;
  /** As shown to the merchant. */
  readonly label: string;
  /** What must be known to open a store; form, prompts and docs come from it. Secrets carry `.meta({ secret: true })`. */
  readonly settings: Settings;
  /** Opens a store without calling it. Nothing is held that would need closing. */
  open(settings: z.infer<Settings>, io: ConnectorIo): Store;
}

/** All that a connector may use of the outside world. */
export interface ConnectorIo {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: Random;
  /** Of our program, as it names itself to the store. */
  readonly version?: string | undefined;
}

/** What one store can do. A part that is absent is a thing that this kind of store cannot do. */
export interface Store {
  /** Reads who and what the store is. @throws {StoreUnauthorized} when the credentials do not work */
  probe(): Promise<StoreProbe>;
  readonly catalogue: Catalogue;
  readonly stock: StockShelf;
  readonly orders: OrderDesk;
  readonly webhooks: StoreWebhooks;
}

export interface StoreProbe {
  readonly name: string;
  readonly url: string;
  readonly version: string;
  readonly currency: string;
  /** `false`: the store ignores quantities altogether (a global switch), so stock is refused. */
  readonly managesStock: boolean;
  /** Order statuses that this store knows, its own and custom ones. */
  readonly orderStatuses: readonly { readonly code: string; readonly name: string }[];
  readonly paymentMethods: readonly { readonly code: string; readonly name: string }[];
}

/** Lets a connector infer its own settings type. */
export function defineConnector<Settings extends z.ZodType>(
  connector: StoreConnector<Settings>,
): StoreConnector<Settings> {
  return connector;
}
