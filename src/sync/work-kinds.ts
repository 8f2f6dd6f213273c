import type {
  AccountId,
  ErpOrderId,
  ErpProductId,
  StoreId,
  StoreItemId,
  StoreOrderId,
} from '../commerce/ids.ts';
import { WorkPriority } from '../work/priority.ts';
import type { NewWork } from '../work/work-row.ts';

/** The lane of work whose pace is Bling's. */
export const BLING_LANE = 'bling';

/** Every kind of work of the flows, and what its key means. */
export const WORK_KINDS = {
  /** Walk over the ERP's product list; key `full` or `changed`. */
  erpProducts: 'erp.products',
  /** Detail of one product; key product id. */
  erpProduct: 'erp.product',
  /** Walk over product-store links; key store id. */
  storePrices: 'erp.store_prices',
  /** The same over those that changed; key store id. */
  storePricesChanged: 'erp.store_prices_changed',
  /** Walk over the store's items; key store id. */
  storeItems: 'store.items',
  /** Items that the store says were changed; key `<store>/<item>`. */
  storeItem: 'store.item',
  /** One product to one store; key `<store>/<product>`. */
  productPush: 'product.push',
  /** One number to one store; key `<store>/<product>`. */
  stockPush: 'stock.push',
  /** Walk over all balances of the ERP, to compare them; key `paced` or `now`. */
  erpBalances: 'erp.balances',
  /** Compares every linked number of one store with the balances of that walk; key store id. */
  stockSweep: 'stock.sweep',
  /** A number that a person wants to be asked about; key `<store>/<product>`. */
  stockDrift: 'stock.drift',
  /** New and changed orders of a store; key store id. */
  ordersPull: 'orders.pull',
  /** One store order to the ERP; key `<store>/<order>`. */
  orderPush: 'order.push',
  /** Changed orders of the ERP; key `changed`. */
  erpOrders: 'erp.orders',
  /** One order of the ERP, perhaps deleted; key its id. */
  erpOrder: 'erp.order',
  /** Another order of the ERP with the number of one of ours; key `<store>/<order of the ERP>`. */
  erpTwin: 'erp.twin',
  /** Whether another program puts orders into a store's channel; key store id. */
  foreignOrders: 'orders.foreign',
  /** Status of one order to the store; key `<store>/<order>`. */
  orderStatus: 'order.status',
  /** The receivables of one order; key `<store>/<order>`. */
  receivables: 'receivables',
  /** The goods of one order off the shelf, by us; key `<store>/<order>`. */
  stockPost: 'stock.post',
  /** The invoice of one order; key `<store>/<order>`. */
  invoice: 'invoice',
  /** Issued invoices of a store that a person cancelled in the ERP, nightly; key store id. */
  invoiceSweep: 'invoice.sweep',
  /** The issued invoice of one order to the store; key `<store>/<order>`. */
  invoiceToStore: 'invoice.to_store',
  /** Copies of an issued invoice, kept by us; key `<store>/<order>`. */
  invoiceDocuments: 'invoice.documents',
  /** Tracking of one order to the store; key `<store>/<order>`. */
  shipment: 'shipment',
  /** A change of an order after its import; key `<store>/<order>`. */
  orderChange: 'order.change',
  /** Whether the money of one order closes on both sides; key `<store>/<order>`. */
  orderMoney: 'order.money',
  /** The same for all open orders of a store, nightly; key store id. */
  moneySweep: 'money.sweep',
  /** Orders on their way without news of their parcels; key store id. */
  shipmentSweep: 'shipment.sweep',
  /** An order fulfilled without proof of its stock posting; key `<store>/<order>`. */
  stockUnposted: 'stock.unposted',
  /** What may have been missed in a time without contact or events; key `account`. */
  catchUp: 'catch-up',
  /** Health of the store's webhooks; key store id. */
  storeWebhooks: 'store.webhooks',
} as const;

interface Why {
  readonly accountId: AccountId;
  readonly correlation?: string | undefined;
  readonly dueAt?: number | undefined;
  readonly force?: boolean | undefined;
}

export const pairKey = (storeId: StoreId, id: string) => `${storeId}/${id}`;

export function splitPair(key: string): { storeId: string; id: string } {
  const at = key.indexOf('/');
  return { storeId: key.slice(0, at), id: key.slice(at + 1) };
}

/** The store of a key, whether it is a pair or a whole store. */
export function storeIdOf(key: string): string {
  return key.includes('/') ? splitPair(key).storeId : key;
}

type Row = Pick<NewWork, 'kind' | 'key' | 'lane' | 'priority' | 'retryParked'>;

function work(why: Why, row: Row): NewWork {
  const { accountId, correlation, dueAt, force } = why;
  return {
    accountId,
    ...row,
    ...(correlation === undefined ? {} : { correlation }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(force === undefined ? {} : { force }),
  };
}

/** A look at many things, that comes again by itself: one odd answer must not end it for ever. */
function poll(why: Why, row: Row): NewWork {
  return work(why, { ...row, retryParked: true });
}

export function erpProductsWork(why: Why, key: 'full' | 'changed'): NewWork {
  const { erpProducts: kind } = WORK_KINDS;
  return poll(why, { kind, key, lane: BLING_LANE, priority: WorkPriority.catalogue });
}

export function erpProductWork(why: Why, productId: ErpProductId): NewWork {
  const { erpProduct: kind } = WORK_KINDS;
  return work(why, { kind, key: productId, lane: BLING_LANE, priority: WorkPriority.catalogue });
}

/** `paced` keeps to its share of the day's calls; `now` is for a person who waits, and after an outage. */
export function erpBalancesWork(why: Why, key: 'paced' | 'now'): NewWork {
  const { erpBalances: kind } = WORK_KINDS;
  return poll(why, { kind, key, lane: BLING_LANE, priority: WorkPriority.sweep });
}

/** Does nothing, without a call, while nothing was missed. */
export function catchUpWork(why: Why): NewWork {
  const { catchUp: kind } = WORK_KINDS;
  return poll(why, { kind, key: 'account', lane: BLING_LANE, priority: WorkPriority.sweep });
}

export function erpOrdersWork(why: Why): NewWork {
  const { erpOrders: kind } = WORK_KINDS;
  return poll(why, { kind, key: 'changed', lane: BLING_LANE, priority: WorkPriority.payment });
}

export function erpOrderWork(why: Why, orderId: ErpOrderId): NewWork {
  const { erpOrder: kind } = WORK_KINDS;
  return work(why, { kind, key: orderId, lane: BLING_LANE, priority: WorkPriority.payment });
}

/** An order of the ERP that has the number and channel of another that is ours. */
export function erpTwinWork(why: Why, pair: { storeId: StoreId; erpOrderId: ErpOrderId }): NewWork {
  const { erpTwin: kind } = WORK_KINDS;
  const key = pairKey(pair.storeId, pair.erpOrderId);
  return work(why, { kind, key, lane: BLING_LANE, priority: WorkPriority.sweep });
}

/** Stands with a person until one says: only then it is looked at again. */
export function foreignOrdersWork(why: Why, storeId: StoreId): NewWork {
  const { foreignOrders: kind } = WORK_KINDS;
  return work(why, { kind, key: storeId, lane: BLING_LANE, priority: WorkPriority.sweep });
}

/** Work on a whole store. */
export function storeWork(
  why: Why,
  kind:
    | 'storePrices'
    | 'storePricesChanged'
    | 'storeItems'
    | 'stockSweep'
    | 'ordersPull'
    | 'storeWebhooks'
    | 'moneySweep'
    | 'shipmentSweep'
    | 'invoiceSweep',
  storeId: StoreId,
): NewWork {
  const priorities = {
    storePrices: WorkPriority.catalogue,
    storePricesChanged: WorkPriority.catalogue,
    storeItems: WorkPriority.catalogue,
    stockSweep: WorkPriority.sweep,
    ordersPull: WorkPriority.order,
    storeWebhooks: WorkPriority.sweep,
    moneySweep: WorkPriority.sweep,
    shipmentSweep: WorkPriority.sweep,
    invoiceSweep: WorkPriority.sweep,
  };
  const callsBling =
    kind.startsWith('storePrices') || kind === 'shipmentSweep' || kind === 'invoiceSweep';
  const lane = callsBling || kind === 'moneySweep' ? BLING_LANE : storeId;
  return poll(why, { kind: WORK_KINDS[kind], key: storeId, lane, priority: priorities[kind] });
}

/** A product to one store: its catalogue data, or its number. */
export function productWork(
  why: Why,
  kind: 'productPush' | 'stockPush' | 'stockDrift',
  pair: { storeId: StoreId; productId: ErpProductId },
): NewWork {
  const priorities = {
    productPush: WorkPriority.catalogue,
    stockPush: WorkPriority.stock,
    stockDrift: WorkPriority.sweep,
  };
  const key = pairKey(pair.storeId, pair.productId);
  // A number that stands still while sales go on would sell what is not there (P2).
  const retryParked = kind !== 'productPush';
  const priority = priorities[kind];
  return work(why, { kind: WORK_KINDS[kind], key, lane: pair.storeId, priority, retryParked });
}

/** An order between one store and the ERP. */
export function orderWork(
  why: Why,
  kind: 'orderPush' | 'orderStatus' | 'stockUnposted',
  pair: { storeId: StoreId; orderId: StoreOrderId },
): NewWork {
  const priority = kind === 'orderPush' ? WorkPriority.order : WorkPriority.payment;
  const key = pairKey(pair.storeId, pair.orderId);
  // An import calls Bling alone: a store that fails does not hold up the orders that were read already.
  const lane = kind === 'orderPush' ? BLING_LANE : pair.storeId;
  return work(why, { kind: WORK_KINDS[kind], key, lane, priority });
}

/** What comes after the import of an order; all but the shipment call Bling alone or first. */
export function sagaWork(
  why: Why,
  kind: 'receivables' | 'stockPost' | 'invoice' | 'shipment' | 'orderChange' | 'orderMoney',
  pair: { storeId: StoreId; orderId: StoreOrderId },
): NewWork {
  const priorities = {
    receivables: WorkPriority.payment,
    stockPost: WorkPriority.stock,
    invoice: WorkPriority.payment,
    shipment: WorkPriority.payment,
    orderChange: WorkPriority.order,
    orderMoney: WorkPriority.sweep,
  };
  const key = pairKey(pair.storeId, pair.orderId);
  const priority = priorities[kind];
  return work(why, { kind: WORK_KINDS[kind], key, lane: BLING_LANE, priority });
}

/** What follows once an invoice is issued, or is no longer valid. */
export function issuedInvoiceWork(
  why: Why,
  kind: 'invoiceToStore' | 'invoiceDocuments',
  { storeId, orderId }: { storeId: StoreId; orderId: StoreOrderId },
): NewWork {
  const isToStore = kind === 'invoiceToStore';
  return work(why, {
    kind: WORK_KINDS[kind],
    key: pairKey(storeId, orderId),
    lane: isToStore ? storeId : BLING_LANE,
    priority: isToStore ? WorkPriority.payment : WorkPriority.sweep,
  });
}

type OrderKind =
  | Parameters<typeof orderWork>[1]
  | Parameters<typeof sagaWork>[1]
  | Parameters<typeof issuedInvoiceWork>[1];

/** Every kind of one order, with the key `<store>/<order>`: its names, its history. */
export const ORDER_KINDS: readonly string[] = Object.values({
  orderPush: WORK_KINDS.orderPush,
  orderStatus: WORK_KINDS.orderStatus,
  stockUnposted: WORK_KINDS.stockUnposted,
  receivables: WORK_KINDS.receivables,
  stockPost: WORK_KINDS.stockPost,
  invoice: WORK_KINDS.invoice,
  shipment: WORK_KINDS.shipment,
  orderChange: WORK_KINDS.orderChange,
  orderMoney: WORK_KINDS.orderMoney,
  invoiceToStore: WORK_KINDS.invoiceToStore,
  invoiceDocuments: WORK_KINDS.invoiceDocuments,
} satisfies Record<OrderKind, string>);

/** An item that the store says was changed. */
export function storeItemWork(why: Why, pair: { storeId: StoreId; itemId: StoreItemId }): NewWork {
  const key = pairKey(pair.storeId, pair.itemId);
  return work(why, {
    kind: WORK_KINDS.storeItem,
    key,
    lane: pair.storeId,
    priority: WorkPriority.catalogue,
  });
}
