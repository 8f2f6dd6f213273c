import type {
  ChannelId,
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ErpStatusId,
  WarehouseId,
} from '../commerce/ids.ts';
import type { Product, ProductRow } from '../commerce/product.ts';
import type { StockBalance } from '../commerce/stock.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { BlingTime } from './bling-time.ts';
import type { CallPriority } from './call-priority.ts';
import type {
  ErpCategory,
  ErpChannel,
  ErpCompany,
  ErpPaymentMethod,
  ErpStatus,
  ErpTransition,
  ErpWarehouse,
} from './erp-account.ts';
import type { ErpContact, ErpContactRow, NewContact } from './erp-contact.ts';
import type { ErpOrder, ErpOrderRow, NewErpOrder } from './erp-order.ts';
import type { ErpProductChange, NewErpProduct, NewStoreLink, StoreLink } from './erp-product.ts';

/**
 * One Bling account at one priority. Every call takes a turn of the account's lane.
 *
 * Lists are pages of 100, newest first, from 1; `complete` is said by a short page.
 *
 * @throws {Failure} those of failures.ts, from every call; writes say their `outcome`
 */
export interface Bling {
  /** Identity of the account (guide 5.12). */
  company(): Promise<ErpCompany>;
  readonly products: BlingProducts;
  readonly storeLinks: BlingStoreLinks;
  readonly categories: { list(page: number): Promise<Page<ErpCategory>> };
  /** Active and inactive ones, all pages. */
  readonly warehouses: { list(): Promise<readonly ErpWarehouse[]> };
  readonly stock: BlingStock;
  readonly contacts: BlingContacts;
  readonly orders: BlingOrders;
  readonly statuses: {
    list(): Promise<readonly ErpStatus[]>;
    transitions(): Promise<readonly ErpTransition[]>;
  };
  readonly paymentMethods: { list(): Promise<readonly ErpPaymentMethod[]> };
  readonly channels: { list(): Promise<readonly ErpChannel[]> };
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** A short page: nothing follows. */
  readonly complete: boolean;
}

/** All that changed from an instant on, epoch ms; of the last year at most. */
export interface ChangedSince {
  readonly from: number;
  /** Of our clock. */
  readonly now: number;
  /** Nothing that changed later; only for what is counted, for clocks differ. */
  readonly until?: number | undefined;
}

export interface BlingProducts {
  /** Every state, deleted ones too (`criterio=5`, `tipo=T`). */
  list(query: {
    readonly page: number;
    readonly changed?: ChangedSince | undefined;
    readonly ids?: readonly ErpProductId[] | undefined;
    readonly skus?: readonly string[] | undefined;
    /** Only rows with such a balance; absent: Bling decides (guide 8.27), so compare counts once. */
    readonly balance?: 'zero' | 'positive' | 'negative' | undefined;
  }): Promise<Page<ProductRow>>;
  /** A parent brings its variations. `undefined` when Bling has no such product. */
  get(id: ErpProductId): Promise<Product | undefined>;
  create(product: NewErpProduct): Promise<ErpProductId>;
  patch(id: ErpProductId, change: ErpProductChange): Promise<void>;
}

export interface BlingStoreLinks {
  list(query: {
    readonly page: number;
    readonly channelId?: ChannelId | undefined;
    readonly productId?: ErpProductId | undefined;
    readonly changed?: ChangedSince | undefined;
  }): Promise<Page<StoreLink>>;
  /** The id of the new link. */
  create(link: NewStoreLink): Promise<string>;
  update(linkId: string, link: NewStoreLink): Promise<void>;
}

/** A balance as the list of products shows it. */
export interface ListedBalance {
  readonly productId: ErpProductId;
  /** Total of all warehouses; `undefined` where the row tells none, which is not zero. */
  readonly virtual: Quantity | undefined;
}

export interface BlingStock {
  /** A page of the list of products, every state, with their virtual totals: 100 balances in one call. */
  listed(query: {
    readonly page: number;
    /** At most 100. */
    readonly ids?: readonly ErpProductId[] | undefined;
    /** Only rows with such a balance; absent: Bling decides (guide 8.27). */
    readonly balance?: 'zero' | 'negative' | undefined;
  }): Promise<Page<ListedBalance>>;
  /**
   * Present balances of at most 50 products: asked with the filters positive, zero and negative as
   * far as needed. A product without an answer is absent: unknown, not zero.
   */
  balances(ids: readonly ErpProductId[]): Promise<ReadonlyMap<ErpProductId, StockBalance>>;
  /** Sets the physical balance of one warehouse (`B`): repeating it changes nothing. */
  setBalance(balance: {
    readonly productId: ErpProductId;
    readonly warehouseId: WarehouseId;
    readonly quantity: Quantity;
    readonly note: string;
  }): Promise<void>;
}

export interface BlingContacts {
  /**
   * The one contact with exactly this CPF or CNPJ, masks ignored. A deleted one only if no other has it.
   *
   * @throws {BlingAmbiguous} when several have it
   */
  findByDocument(document: string): Promise<ErpContactRow | undefined>;
  get(id: ErpContactId): Promise<ErpContact | undefined>;
  /** When Bling says that the document is already registered: the id of that contact. */
  create(contact: NewContact): Promise<ErpContactId>;
  /** Reads, merges and writes, so that what we do not know stays. */
  update(id: ErpContactId, contact: NewContact): Promise<void>;
  /** The built-in "Consumidor Final". */
  walkInConsumer(): Promise<ErpContactId>;
}

export interface BlingOrders {
  /** Orders of this channel with exactly one of these numbers (`numerosLojas[]`): to claim before creating. */
  listByStoreNumbers(
    numbers: readonly string[],
    channelId: ChannelId,
  ): Promise<readonly ErpOrderRow[]>;
  listChanged(query: {
    readonly page: number;
    readonly changed: ChangedSince;
    readonly channelId?: ChannelId | undefined;
  }): Promise<Page<ErpOrderRow>>;
  get(id: ErpOrderId): Promise<ErpOrder | undefined>;
  /** Never repeated by itself. Read the number back: the answer has none. */
  create(order: NewErpOrder): Promise<ErpOrderId>;
  /** `already`: Bling's code 50. */
  setStatus(id: ErpOrderId, statusId: ErpStatusId): Promise<'changed' | 'already'>;
}

/** One connected account: its lane, tokens and budget. */
export interface BlingAccount {
  /** The calls at one priority; `signal` ends waiting and reads, never a write under way. */
  at(priority: CallPriority, signal?: AbortSignal): Bling;
  /** Calls sent since opening, refused ones included. */
  readonly calls: { count(): number };
  readonly time: BlingTime;
}
