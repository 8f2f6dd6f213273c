import type { StoreOrder } from '../commerce/order.ts';
import { createErpOrderFacts } from '../sync/erp-order-facts.repository.ts';
import { createOrderCopies } from '../sync/order-copy.repository.ts';
import { unsealOrder } from '../sync/order-intake.ts';
import { createOrderInvoices } from '../sync/order-invoice.repository.ts';
import { createOrderMoneyChecks } from '../sync/order-money.repository.ts';
import { createOrderReceivables } from '../sync/order-receivables.repository.ts';
import { moneyParts } from '../sync/order/money.ts';
import { netOrder } from '../sync/order/net-order.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import type { FoundOrder } from './find-order.ts';
import type { App } from './open-app.ts';

/** The terms of an order's money by name, in cents; absent terms are not known, or there are none. */
export interface MoneyExplained {
  readonly terms: readonly { readonly name: MoneyTerm; readonly cents: number }[];
  /** What the last check of all sides found; `undefined`: it was not checked yet. */
  readonly checked:
    | { readonly unnamedCents: number; readonly place: string | null; readonly at: number }
    | undefined;
}

export const MONEY_TERMS = [
  'store',
  'refunded',
  'net',
  'items',
  'discount',
  'expenses',
  'freight',
  'outside',
  'erp',
  'receivables',
  'invoice',
] as const;
export type MoneyTerm = (typeof MONEY_TERMS)[number];

/** What each side says of the money of an order, from what is stored. */
export async function readMoney(
  app: App,
  { store, orderId }: Pick<FoundOrder, 'store' | 'orderId'>,
): Promise<MoneyExplained | undefined> {
  const { db } = app.database;
  const row = await createStoreOrders(db, store.id).find(orderId);
  if (!row) return undefined;
  const order = unsealOrder(app, row);
  const check = await createOrderMoneyChecks(db, store.id).find(orderId);
  const known = {
    ...storeTerms(order, store.policy.feesOutside),
    ...(await otherTerms(app, { store, orderId })),
  };
  return {
    terms: MONEY_TERMS.flatMap((name) => {
      const cents = known[name];
      return cents === undefined || cents === null ? [] : [{ name, cents }];
    }),
    checked: check && {
      unnamedCents: check.unnamed_cents,
      place: check.place,
      at: check.checked_at,
    },
  };
}

type Terms = Partial<Record<MoneyTerm, number | null | undefined>>;

export function storeTerms(order: StoreOrder, feesOutside: readonly string[]): Terms {
  const net = netOrder(order);
  const refundedCents = net.totalCents - order.totalCents;
  const parts = moneyParts(net, feesOutside);
  return {
    store: order.totalCents,
    ...(refundedCents !== 0 && { refunded: refundedCents, net: net.totalCents }),
    ...(parts && {
      items: parts.itemsCents,
      discount: -parts.discountCents,
      expenses: parts.otherExpensesCents,
      freight: parts.freightCents,
      outside: parts.outsideCents || undefined,
    }),
  };
}

async function otherTerms(
  { database: { db } }: App,
  { store, orderId }: Pick<FoundOrder, 'store' | 'orderId'>,
): Promise<Terms> {
  const facts = await createErpOrderFacts(db, store.id).find(orderId);
  const copy = await createOrderCopies(db, store.id).find(orderId);
  const receivables = await createOrderReceivables(db, store.id).find(orderId);
  const invoice = await createOrderInvoices(db, store.id).find(orderId);
  return {
    erp: copy?.totalCents ?? facts?.total_cents,
    receivables: receivables?.step === 'posted' ? receivables.total_cents : undefined,
    invoice: invoice?.total_cents,
  };
}
