import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { FiscalBooks } from './fiscal/books.ts';
import type { Logistics } from './logistics/logistics.ts';
import type { App } from './oauth/app.ts';
import type { SimulatorOptions } from './options.ts';
import type { Scheduler } from './scheduler.ts';
import type { BalanceChange } from './state/balance-change.ts';
import type { IdSource } from './state/ids.ts';
import type { Money } from './state/money.ts';
import type {
  Category,
  Channel,
  Contact,
  Order,
  PaymentMethod,
  Product,
  Status,
  StoreLink,
  Transition,
  Warehouse,
} from './state/records.ts';
import type { BlingEvent } from './webhooks/event.ts';

/** All that the parts of this Bling share. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  options: SimulatorOptions;
  readonly ids: IdSource;
  readonly scheduler: Scheduler;
  readonly accounts: Map<string, Account>;
  /** By client id. */
  readonly apps: Map<string, App>;
  /** Every change of a balance, oldest first. */
  readonly history: BalanceChange[];
  /** Tells the apps of an account; they hear later. */
  readonly emit: (account: Account, event: BlingEvent) => void;
}

/** One company that uses Bling, with all its data. Maps are in the order of inclusion. */
export interface Account {
  readonly world: World;
  /** Our name for it, such as `azul`. */
  readonly key: string;
  /** 32 hex: the `companyId` of webhooks. */
  readonly companyId: string;
  readonly nome: string;
  readonly cnpj: string;
  readonly email: string;
  readonly dataContrato: string;
  isActive: boolean;
  defaultCategoryId: number;
  consumerContactId: number;

  readonly products: Map<number, Product>;
  readonly categories: Map<number, Category>;
  readonly warehouses: Map<number, Warehouse>;
  readonly channels: Map<number, Channel>;
  readonly paymentMethods: Map<number, PaymentMethod>;
  readonly contacts: Map<number, Contact>;
  readonly contactTypes: Map<number, { readonly id: number; readonly descricao: string }>;
  readonly statuses: Map<number, Status>;
  readonly transitions: Map<number, Transition>;
  readonly storeLinks: Map<number, StoreLink>;
  readonly orders: Map<number, Order>;
  /** Read it by `moneyOf`, which first lets happen what is due (state/self-settlement.ts). */
  readonly money: Money;
  readonly fiscal: FiscalBooks;
  readonly logistics: Logistics;

  /** Physical units, product id -> warehouse id -> units. */
  readonly physical: Map<number, Map<number, number>>;
  /** Units that orders hold, product id -> units. */
  readonly reserved: Map<number, number>;
  lastOrderNumber: number;
  /** Content of the last saved order, for code 3. */
  lastSavedOrder: string;
}
