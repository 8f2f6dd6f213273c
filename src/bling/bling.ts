import type {
  ChannelId,
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ErpStatusId,
  InvoiceId,
  PaymentMethodId,
  ReceivableId,
  SettlementId,
  VolumeId,
  WarehouseId,
} from '../commerce/ids.ts';
import type { InvoiceModel } from '../commerce/invoice.ts';
import type { Product, ProductRow } from '../commerce/product.ts';
import type { StockBalance } from '../commerce/stock.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { BlingTime } from './bling-time.ts';
import type { CallPriority } from './call-priority.ts';
import type {
  ErpCategory,
  ErpChannel,
  ErpCompany,
  ErpNature,
  ErpPaymentMethod,
  ErpPaymentTerms,
  ErpStatus,
  ErpTransition,
  ErpWarehouse,
} from './erp-account.ts';
import type { ErpContact, ErpContactRow, NewContact } from './erp-contact.ts';
import type { ErpInvoice, InvoiceCorrection, InvoiceSent } from './erp-invoice.ts';
import type { ErpCarrierService, ErpParcel } from './erp-logistics.ts';
import type { ErpOrder, ErpOrderRow, NewErpOrder } from './erp-order.ts';
import type { ErpProductChange, NewErpProduct, NewStoreLink, StoreLink } from './erp-product.ts';
import type {
  ErpLedgerAccount,
  ErpReceivable,
  ErpReceivableRow,
  NewSettlement,
} from './erp-receivable.ts';

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
  readonly paymentMethods: {
    list(): Promise<readonly ErpPaymentMethod[]>;
    /** `undefined` when Bling has no such method. */
    get(id: PaymentMethodId): Promise<ErpPaymentTerms | undefined>;
  };
  readonly channels: { list(): Promise<readonly ErpChannel[]> };
  readonly natures: { list(): Promise<readonly ErpNature[]> };
  readonly receivables: BlingReceivables;
  readonly ledgerAccounts: { list(): Promise<readonly ErpLedgerAccount[]> };
  readonly invoices: BlingInvoices;
  readonly logistics: BlingLogistics;
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
   * The one contact with exactly this CPF or CNPJ, masks ignored. One that was set inactive counts only if no active
   * one has it, and a deleted one last.
   *
   * @throws {BlingAmbiguous} when several have it
   */
  findByDocument(document: string): Promise<ErpContactRow | undefined>;
  /** The one buyer abroad with exactly this name, looked for by the e-mail. @throws {BlingAmbiguous} */
  findForeign(buyer: Pick<NewContact, 'name' | 'email'>): Promise<ErpContactRow | undefined>;
  get(id: ErpContactId): Promise<ErpContact | undefined>;
  /** When Bling says that the document is already registered: that contact, as it is there. */
  create(contact: NewContact): Promise<MadeContact>;
  /**
   * Reads, merges and writes, so that what we do not know stays and nothing that is filled is emptied.
   *
   * @param whenInactive `ask`: one that was set inactive or deleted is left as it is
   */
  update(
    id: ErpContactId,
    contact: NewContact,
    whenInactive?: 'ask' | 'reactivate',
  ): Promise<'changed' | 'already' | 'inactive'>;
  /** The built-in "Consumidor Final". */
  walkInConsumer(): Promise<ErpContactId>;
}

export interface MadeContact {
  readonly id: ErpContactId;
  /** `registered`: it was there before, with data that may be old. */
  readonly how: 'made' | 'registered';
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
  /**
   * Reads the order, puts ours over it and writes it back, so that what we do not know stays. The status stays too.
   * `already`: Bling's code 3, nothing differs.
   */
  replace(id: ErpOrderId, order: NewErpOrder): Promise<'changed' | 'already'>;
  /** Makes the receivables of its instalments. Refused when they are there: look, do not repeat. */
  postAccounts(id: ErpOrderId): Promise<void>;
  reverseAccounts(id: ErpOrderId): Promise<void>;
  /** Takes the goods off the shelf; of the default warehouse when none is named. */
  postStock(id: ErpOrderId, warehouseId?: WarehouseId): Promise<void>;
  reverseStock(id: ErpOrderId): Promise<void>;
  /** Makes a pending note of it; sends nothing. Repeated it may make a second one: look first. */
  generateInvoice(id: ErpOrderId, model: InvoiceModel): Promise<InvoiceId>;
}

/** `/contas/receber` (guide 5.10). Nothing here is repeated by itself. */
export interface BlingReceivables {
  /**
   * Of one customer and issued between the two instants (epoch ms, whole days of São Paulo). A list knows no filter
   * by order: keep those whose `orderId` is yours.
   */
  listOfContact(query: {
    readonly contactId: ErpContactId;
    readonly from: number;
    readonly until: number;
  }): Promise<readonly ErpReceivableRow[]>;
  get(id: ReceivableId): Promise<ErpReceivable | undefined>;
  /** Settles it, in part when the amount is less than the balance. Adds: look before it is repeated. */
  settle(id: ReceivableId, settlement: NewSettlement): Promise<SettlementId>;
  /** Undoes a settlement. */
  removeSettlement(id: SettlementId): Promise<void>;
}

/** `/nfe` and `/nfce` (guide 5.11). No call cancels an authorised note: that is done in Bling's pages. */
export interface BlingInvoices {
  /** Those issued in this span (epoch ms) that were cancelled since: lists hide them unless they are asked for. */
  listCancelled(
    model: InvoiceModel,
    issued: { readonly from: number; readonly until: number },
  ): Promise<readonly InvoiceId[]>;
  /** Cancelled ones too: only lists hide those. */
  get(model: InvoiceModel, id: InvoiceId): Promise<ErpInvoice | undefined>;
  /**
   * Sends it to the tax authority; only a pending or rejected one.
   *
   * @throws {BlingRejected} with the reason, also when the authority rejects it at once
   */
  send(
    model: InvoiceModel,
    id: InvoiceId,
    options: { readonly emailsBuyer: boolean },
  ): Promise<InvoiceSent>;
  /**
   * Reads the note, puts what is given over it and writes it back; only a pending or rejected one. Sends nothing.
   *
   * @throws {BlingNotFound} when it is gone
   */
  correct(model: InvoiceModel, id: InvoiceId, correction: InvoiceCorrection): Promise<void>;
  /** Deletes pending notes. @returns the ids that Bling did delete */
  removePending(
    model: InvoiceModel,
    ids: readonly InvoiceId[],
  ): Promise<{ readonly removed: readonly InvoiceId[]; readonly warnings: readonly string[] }>;
  /** The XML or PDF by its key, as bytes. `undefined` when Bling has none. */
  document(accessKey: string, format: 'xml' | 'pdf'): Promise<Uint8Array | undefined>;
}

/** `/logisticas` (guide 5.12). */
export interface BlingLogistics {
  services(): Promise<readonly ErpCarrierService[]>;
  /** The parcel of an order's volume. `undefined` when Bling has no object for it. */
  parcel(volumeId: VolumeId): Promise<ErpParcel | undefined>;
}

/** One connected account: its lane, tokens and budget. */
export interface BlingAccount {
  /** The calls at one priority; `signal` ends waiting and reads, never a write under way. */
  at(priority: CallPriority, signal?: AbortSignal): Bling;
  /** Calls sent since opening, refused ones included. */
  readonly calls: { count(): number };
  readonly time: BlingTime;
}
