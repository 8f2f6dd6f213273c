import type { StoreOrderId } from '../commerce/ids.ts';
import { cents } from '../kernel/cents.ts';
import type { NewStoreItem, StoreItem } from './catalogue.ts';
import type { Store } from './connector.ts';
import type { StoreDelivery, WebhookTarget } from './store-webhooks.ts';

/** What each connector brings, so that the suite can judge it. */
export interface ConnectorHarness {
  /** A new, empty store, and the hands of the people around it. */
  open(): Promise<OpenedStore>;
}

export interface OpenedStore {
  readonly store: Store;
  /** The same store with keys that do not work. */
  readonly strangerStore: Store;
  /** The same store, set up to tell buyers of invoices and tracking codes. */
  readonly talkativeStore: Store;
  readonly backdoor: StoreBackdoor;
}

/** The store as its own people see it, past the connector. */
export interface StoreBackdoor {
  /** Carries work through on the store's clock. */
  run<T>(work: Promise<T>): Promise<T>;
  now(): number;
  /** Lets time pass in the store: payments, deliveries. */
  pass(ms: number): Promise<void>;
  /** A buyer pays by card; units are taken from stock. */
  buy(lines: readonly { readonly sku: string; readonly quantity: number }[]): StoreOrderId;
  /** Somebody works in the admin of the store. */
  cancelOrder(id: StoreOrderId): void;
  trashOrder(id: StoreOrderId): void;
  setStock(sku: string, quantity: number): void;
  /** Pieces that come back, with their money, and some of what the delivery had cost. */
  refund(
    id: StoreOrderId,
    what: {
      readonly sku: string;
      readonly quantity: number;
      readonly shippingCents?: number | undefined;
    },
  ): void;
  /** Notes that the buyer got. */
  notesToBuyer(id: StoreOrderId): readonly string[];
  /** The total as the store knows it, without the API, in cents. */
  orderTotalCents(id: StoreOrderId): number;
  /** Units shown, without the API. */
  quantityOf(sku: string): number | undefined;
  countItems(): number;
  countHooks(): number;
  killHooks(): void;
  /** Calls that wanted to change something, so far. */
  writes(): number;
  /** The next call to go wrong. */
  breakNext(how: Breakage): void;
  /** What the store delivered to this address. */
  deliveries(target: WebhookTarget): readonly StoreDelivery[];
}

export type Breakage =
  /** A page of maintenance instead of an answer. */
  | 'page'
  /** The write is done, its answer is lost. */
  | 'lost_answer'
  /** A batch of which only the first part is done. */
  | 'half_batch'
  /** Silence for ever. */
  | 'hang'
  /** A list with fewer rows than it promises. */
  | 'cut_list';

let lastKey = 0;

/** A simple product, until a test says otherwise. */
export function newItem(
  change: Partial<Omit<NewStoreItem, 'fields'>> & { fields?: NewStoreItem['fields'] } = {},
): NewStoreItem {
  lastKey += 1;
  const { fields, ...rest } = change;
  return {
    shape: 'simple',
    parentId: undefined,
    key: `key-${lastKey}`,
    quantity: 10,
    imageUrls: [],
    ...rest,
    fields: {
      sku: `SKU-${lastKey}`,
      name: `Caneca ${lastKey}`,
      regularPriceCents: cents(4_990),
      ...fields,
    },
  };
}

/** `count` simple items, created one by one. */
export async function createItems(
  store: Store,
  count: number,
  change: Parameters<typeof newItem>[0] = {},
): Promise<StoreItem[]> {
  const items: StoreItem[] = [];
  for (let made = 0; made < count; made++)
    items.push(await store.catalogue.create(newItem(change)));
  return items;
}

/** Follows cursors to the end; throws when there is none. */
export async function walk<Page extends { readonly next: string | undefined }>(
  read: (after: string | undefined) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    pages.push(page);
    after = page.next;
  } while (after !== undefined && pages.length < 100);
  if (after !== undefined) throw new Error('the walk has no end');
  return pages;
}

/** What work was rejected with. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const [settled] = await Promise.allSettled([work]);
  if (settled.status === 'fulfilled') throw new Error('it did not fail');
  return settled.reason;
}
