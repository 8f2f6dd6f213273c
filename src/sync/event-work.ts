import type { BlingEvent } from '../bling/webhook.ts';
import type { AccountId, ErpOrderId, StoreId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import type { StoreEvent } from '../stores/store-webhooks.ts';
import { WorkPriority } from '../work/priority.ts';
import type { NewWork } from '../work/work-row.ts';
import { createBalances } from './balance.repository.ts';
import { invoiceEventMarks } from './invoice-marks.ts';
import { createLinks } from './link.repository.ts';
import { nextGathering } from './next-gathering.ts';
import { noteErpOrder } from './note-erp-order.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { createProductMirror } from './product-mirror.repository.ts';
import { shipmentMarks } from './shipment-marks.ts';
import { stockMarks } from './stock-marks.ts';
import {
  erpOrdersWork,
  erpOrderWork,
  erpProductWork,
  storeItemWork,
  storeWork,
} from './work-kinds.ts';

/** The longest id that a column takes. */
const LONGEST_ID = 190;

/** The account as an inbox knows it: no connection is opened for an event. */
export interface EventAccount {
  readonly id: AccountId;
  readonly stores: readonly { readonly id: StoreId }[];
}

interface Arrival {
  readonly now: number;
  /** Events of one thing within this span are one piece of work. */
  readonly debounceMs: number;
}

/** What an event of Bling makes us look at. Its payload decides nothing (P3). */
export async function blingEventWork(
  tx: Tx,
  account: EventAccount,
  { event, now, debounceMs }: Arrival & { event: BlingEvent },
): Promise<readonly NewWork[]> {
  const why = { accountId: account.id, correlation: event.eventId, dueAt: now + debounceMs };
  switch (event.kind) {
    case 'order':
      return erpOrderEventWork(tx, account, { event, why });
    case 'product': {
      const parent = event.action === 'deleted' ? undefined : event.data.parentId;
      const owners = await createProductMirror(tx, account.id).ownerOf([event.data.id]);
      return [erpProductWork(why, parent ?? owners.get(event.data.id) ?? event.data.id)];
    }
    case 'stock':
    case 'virtual_stock':
      return stockMarks(tx, account, { products: [event.data.productId], ...why });
    case 'invoice':
    case 'consumer_invoice':
      return invoiceEventMarks(tx, account.stores, { why, event, now });
    case 'product_supplier':
      return [];
    default:
      return exhaustive(event);
  }
}

/** A new one is for the poll alone: our own POST comes back so. */
async function erpOrderEventWork(
  tx: Tx,
  account: EventAccount,
  {
    event: { action, date, data },
    why,
  }: {
    readonly event: Extract<BlingEvent, { kind: 'order' }>;
    readonly why: Parameters<typeof erpOrdersWork>[0] & { readonly dueAt: number };
  },
): Promise<readonly NewWork[]> {
  if (action === 'deleted') return [erpOrderWork(why, data.id)];
  if (action === 'created') return [erpOrdersWork(why)];
  return [
    erpOrdersWork(why),
    ...(await shipmentMarks(tx, account, { orderId: data.id, at: date, why })),
  ];
}

/**
 * A stock payload is kept as a dated observation; flows read that, never the event (domain rules 5.4). It belongs
 * after the marks of the event, which keep others from noting a balance at the same time.
 */
export async function observeBlingEvent(
  tx: Tx,
  account: EventAccount,
  { event, now }: { readonly event: BlingEvent; readonly now: number },
): Promise<void> {
  if (event.kind === 'order' && event.action !== 'deleted')
    await observeOrder(tx, account, { row: event.data, now, correlation: event.eventId });
  if (event.kind !== 'virtual_stock' && event.kind !== 'stock') return;
  const isVirtual = event.kind === 'virtual_stock';
  const { productId, physical, virtual, warehouses } = event.data;
  await createBalances(tx, account.id).noteEvent({
    event: { id: event.eventId.slice(0, LONGEST_ID), date: event.date },
    arrivedAt: now,
    productId,
    physical,
    virtual,
    warehouses,
    // Of a posting only the warehouse that moved is told (guide 4.2).
    lists: isVirtual ? 'all' : 'moved',
    manyDependants: isVirtual && event.data.manyDependants,
  });
}

/** Number, total and customer of an order of ours, as far as nobody has told them: the list that follows decides. */
async function observeOrder(
  tx: Tx,
  account: EventAccount,
  told: Pick<Parameters<typeof noteErpOrder>[1], 'row' | 'now' | 'correlation'> & {
    readonly row: { readonly id: ErpOrderId };
  },
): Promise<void> {
  // Whether an event without a total means none, or does not say, nobody has told.
  if (told.row.totalCents === 0) return;
  for (const { id: storeId } of account.stores) {
    const sync = await createOrderSyncs(tx, storeId).findByErpOrder(told.row.id);
    if (!sync) continue;
    const ours = { ...told, accountId: account.id, storeId, orderId: sync.order_id };
    await noteErpOrder(tx, ours, 'if_missing');
  }
}

/** What an event of a store makes us look at. */
export async function storeEventWork(
  tx: Tx,
  account: EventAccount,
  { storeId, event, now, debounceMs }: Arrival & { storeId: StoreId; event: StoreEvent },
): Promise<readonly NewWork[]> {
  const why = { accountId: account.id, dueAt: now + debounceMs };
  switch (event.kind) {
    case 'none':
      return [];
    case 'order':
      return [storeWork(why, 'ordersPull', storeId)];
    case 'item': {
      const isOurs = (await createLinks(tx, storeId).findByItems([event.itemId])).size > 0;
      if (!isOurs) return [];
      // Mostly the echo of our own write, or of a sale that its order tells too: many to a call, and its number is
      // looked at only if it is not the one that we wrote.
      const dueAt = nextGathering(now);
      const look = storeItemWork({ ...why, dueAt }, { storeId, itemId: event.itemId });
      return [{ ...look, priority: WorkPriority.stock }];
    }
    default:
      return exhaustive(event);
  }
}
