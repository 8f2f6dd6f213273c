import { PaymentMethodId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import { createErpOrderFacts } from '../erp-order-facts.repository.ts';
import { feesOutsideCents } from '../fees-outside.ts';
import type { ImportedOrder } from '../imported-order.ts';
import { moneyBlock } from '../money-block.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { createOrderMoneyChecks } from '../order-money.repository.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import type { OrderSync } from '../order-sync.repository.ts';
import { saleStateOf } from '../sale-state.ts';
import { CANCELLED, FULFILLED, type StatusValues } from '../status-values.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { hasUnsentEdit } from '../unsent-edit.ts';
import type { createMoneySettings } from './money-settings.ts';
import { createPostingProofs } from './posting-proof.repository.ts';
import type { ReceivableFacts } from './receivable.decide.ts';

interface Place {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly signal: AbortSignal;
  readonly settings: ReturnType<typeof createMoneySettings>;
  readonly values: StatusValues;
}

/** All from our own tables, but for the terms of the payment method: one call an hour. */
export async function gatherReceivables(
  io: SyncIo,
  place: Place,
  { order, sync }: ImportedOrder,
): Promise<ReceivableFacts> {
  const { account, store, signal, settings, values } = place;
  const { db } = io.database;
  const { policy } = account;
  const receivables = createOrderReceivables(db, store.id);
  const row = await receivables.find(order.id);
  const invoice = await createOrderInvoices(db, store.id).find(order.id);
  const methodId = await methodOf(io, store, order);
  const bling = account.bling.at('payment', signal);
  const check = await createOrderMoneyChecks(db, store.id).find(order.id);
  const owner = policy.receivablesPostedBy;
  return {
    number: order.number,
    orderId: order.id,
    owner,
    sale: saleStateOf(store, order),
    ...progressOf(policy, { sync, invoice, values }),
    step: row?.step ?? 'expected',
    parts: await receivables.parts(order.id),
    listedCents: row?.total_cents ?? 0,
    expectedCents: await expectedOf(io, store, { order, invoice, policy }),
    terms: methodId && (await settings.terms(bling, methodId)),
    proof: await createPostingProofs(db, account.id).find('receivables', owner),
    moneyBlock: moneyBlock(check, order.number),
    settledTypes: policy.settledPaymentTypes,
    ledgerAccountId: (methodId && policy.ledgerAccountByMethod[methodId]) ?? policy.ledgerAccount,
    changing: await isChanging(io, store, { order, sync }),
  };
}

/** From the edit or refund in the store, though nobody has proposed its change yet, until the ERP has it. */
export async function isChanging(
  { database }: Pick<SyncIo, 'database'>,
  store: Pick<SyncStore, 'id'>,
  { order, sync }: ImportedOrder,
): Promise<boolean> {
  const open = await createOrderChanges(database.db, store.id).findOpen(order.id);
  return open !== undefined || hasUnsentEdit(order, sync);
}

/** How far the ERP has come with the order. */
function progressOf(
  policy: SyncAccount['policy'],
  known: {
    readonly sync: OrderSync;
    readonly invoice: OrderInvoice | undefined;
    readonly values: StatusValues;
  },
): Pick<ReceivableFacts, 'cancelledInErp' | 'posterCame' | 'cameToItsEnd'> {
  const { sync, invoice, values } = known;
  const statusId = sync.erp_status_id;
  const value = statusId === null ? undefined : values.get(statusId);
  const hasInvoice = invoice?.step === 'authorised';
  const isFulfilled = value === FULFILLED;
  // It may have gone on from the posting status before we looked.
  const hasStatus =
    isFulfilled || (statusId !== null && policy.receivableStatuses.includes(statusId));
  return {
    cancelledInErp: value === CANCELLED,
    posterCame: policy.receivablesPostedBy === 'invoice' ? hasInvoice : hasStatus,
    cameToItsEnd: isFulfilled || hasInvoice,
  };
}

async function methodOf(
  { database }: SyncIo,
  store: SyncStore,
  order: StoreOrder,
): Promise<PaymentMethodId | undefined> {
  const mapping = await createMappings(database.db).find(store.id, 'payment');
  const id = mapping.get(order.paymentMethod);
  return id === undefined ? undefined : PaymentMethodId.parse(id);
}

/** An invoice posts its own value, taxes included; an order what the ERP says that it comes to. */
async function expectedOf(
  { database }: SyncIo,
  store: SyncStore,
  known: {
    readonly order: StoreOrder;
    readonly invoice: OrderInvoice | undefined;
    readonly policy: SyncAccount['policy'];
  },
): Promise<number> {
  const { order, invoice, policy } = known;
  const ofInvoice = policy.receivablesPostedBy === 'invoice' && invoice?.total_cents;
  if (typeof ofInvoice === 'number') return ofInvoice;
  const facts = await createErpOrderFacts(database.db, store.id).find(order.id);
  return facts?.total_cents ?? order.totalCents - feesOutsideCents(order, store.policy.feesOutside);
}
