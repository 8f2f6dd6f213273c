import { createAuditLineRepository } from '../audit/audit-line.repository.ts';
import type { AuditRow } from '../audit/audit-line.ts';
import { explainLine } from '../audit/explain-line.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { Language } from '../messages/language.ts';
import { message } from '../messages/message.ts';
import { createOrderInvoices, type OrderInvoice } from '../sync/order-invoice.repository.ts';
import {
  createOrderReceivables,
  type OrderReceivables,
  type Receivable,
} from '../sync/order-receivables.repository.ts';
import { createOrderShipments, type OrderShipment } from '../sync/order-shipment.repository.ts';
import { createOrderSyncs, type OrderSync } from '../sync/order-sync.repository.ts';
import { ORDER_KINDS, pairKey } from '../sync/work-kinds.ts';
import { findOrder, type WantedOrder } from './find-order.ts';
import { NoNumberThen } from './find.failures.ts';
import type { App } from './open-app.ts';
import { type ChangeShown, readChanges } from './order-change.ts';
import { type MoneyExplained, readMoney } from './order-money.ts';

/** Both histories of an order and where it stands. */
export interface OrderExplanation {
  readonly number: string;
  readonly orderId: string;
  readonly store: string;
  readonly storeName: string;
  /** The instant that is explained, epoch ms. */
  readonly at: number;
  /** The oldest first: of the store, the ERP, the sync and people. */
  readonly lines: readonly (AuditRow & { readonly text: string })[];
  /** As everything stands now; absent for an instant of the past, of which only the ledger tells. */
  readonly states: OrderStates | undefined;
}

export interface OrderStates {
  readonly sync: OrderSync | undefined;
  readonly invoice: OrderInvoice | undefined;
  readonly receivables: OrderReceivables | undefined;
  readonly parts: readonly Receivable[];
  readonly shipment: OrderShipment | undefined;
  readonly changes: readonly ChangeShown[];
  readonly money: MoneyExplained | undefined;
}

/** More lines than an order ever has. */
const MOST_LINES = 10_000;

/**
 * Tells everything that happened to one order, from our own tables: nobody is asked.
 *
 * @param at an instant of the past, epoch ms; without it now
 * @throws {NoNumberThen} for an instant to come; what `findOrder` throws
 */
export async function explainOrder(
  app: App,
  wanted: WantedOrder,
  { language, at }: { readonly language: Language; readonly at?: number | undefined },
): Promise<OrderExplanation> {
  const now = app.clock.now();
  if (at !== undefined && at > now)
    throw new NoNumberThen(message('explain.inFuture', { at: toSaoPauloDateTime(at) }));
  const found = await findOrder(app, wanted);
  const { store, orderId, number } = found;
  const { db } = app.database;
  const audit = createAuditLineRepository(db);
  // What came to stand still of its work is in the ledger under the key of that.
  const subjects = [
    `order:${orderId}`,
    ...ORDER_KINDS.map((kind) => `${kind}:${pairKey(store.id, orderId)}`),
  ];
  const lines: AuditRow[] = [];
  for (const subject of subjects)
    lines.push(
      ...(await audit.find({ subject, to: (at ?? now) + 1, limit: MOST_LINES })).filter(
        // Another store may have an order with this id.
        (line) => line.store_id === null || line.store_id === store.id,
      ),
    );
  const receivables = createOrderReceivables(db, store.id);
  return {
    number,
    orderId,
    store: store.id,
    storeName: store.name,
    at: at ?? now,
    lines: lines
      .toSorted((one, other) => one.at - other.at || one.seq - other.seq)
      .map((line) => ({ ...line, text: explainLine(line, language) })),
    states:
      at === undefined
        ? {
            sync: await createOrderSyncs(db, store.id).find(orderId),
            invoice: await createOrderInvoices(db, store.id).find(orderId),
            receivables: await receivables.find(orderId),
            parts: await receivables.parts(orderId),
            shipment: await createOrderShipments(db, store.id).find(orderId),
            changes: await readChanges(app, found),
            money: await readMoney(app, found),
          }
        : undefined,
  };
}
