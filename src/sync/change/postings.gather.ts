import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import type { ErpOrder } from '../../bling/erp-order.ts';
import { type ErpReceivableRow, moneyCame } from '../../bling/erp-receivable.ts';
import type { ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import { createOrderShipments } from '../order-shipment.repository.ts';
import type { OrderSync } from '../order-sync.repository.ts';
import { readReceivables } from '../receivable/read-receivables.ts';
import type { SyncIo } from '../sync-account.ts';
import {
  type ChangeFacts,
  type ChangeKind,
  NATURE_OF,
  type ReceivablesFacts,
} from './change-facts.ts';
import { fiscalState } from './fiscal.decide.ts';
import type { OrderToChange } from './order-to-change.ts';

/** What was made of an order in the ERP. */
export interface Postings {
  readonly facts: Pick<ChangeFacts, 'fiscal' | 'receivables' | 'stock' | 'transitionReverses'>;
  readonly invoice: ErpInvoice | undefined;
  readonly receivables: readonly ErpReceivableRow[];
  readonly isShipped: boolean;
}

interface Of {
  readonly sync: OrderSync;
  readonly order: StoreOrder;
  readonly erp: ErpOrder;
  readonly kind: ChangeKind;
  readonly wantedStatus: ErpStatusId | undefined;
}

/**
 * Receivables (one call), the note (one where there is one), and what the ERP's own transition takes back (one,
 * where something was posted). Whether goods were posted no call tells: what we have seen counts.
 */
export async function gatherPostings(io: SyncIo, work: OrderToChange, of: Of): Promise<Postings> {
  const { account, store, orderId } = work;
  const { sync, order, erp } = of;
  const row = await createOrderInvoices(io.database.db, store.id).find(orderId);
  const invoice = await readInvoice(work, { erp, row });
  const receivables = await readReceivables(io, { ...work, order, erpOrderId: erp.id });
  const shipment = await createOrderShipments(io.database.db, store.id).find(orderId);
  const fiscal = fiscalState(invoice, {
    authorisedAt: row?.authorised_at ?? undefined,
    // What a person made in Bling is that person's to delete and to make anew: ours would be sent by itself.
    isOurs: row?.invoice_id !== undefined && row.invoice_id === invoice?.id,
    now: io.clock.now(),
  });
  const stock = {
    state: sync.posted_at === null ? 'reserved' : 'posted',
    owner: account.policy.stockPostedBy,
  } as const;
  const facts = { fiscal, receivables: await receivableFacts(io, work, receivables), stock };
  return {
    facts: { ...facts, transitionReverses: await readTransition(work, { ...of, facts }) },
    invoice,
    receivables,
    isShipped: shipment?.stage === 'shipped' || shipment?.stage === 'delivered',
  };
}

/** A note that a person made may be of either model. */
async function readInvoice(
  { account, context }: OrderToChange,
  { erp, row }: { erp: ErpOrder; row: OrderInvoice | undefined },
): Promise<ErpInvoice | undefined> {
  const id = erp.invoiceId ?? row?.invoice_id;
  if (!id) return undefined;
  const { invoices } = account.bling.at('order', context.signal);
  if (row && row.invoice_id === id) return invoices.get(row.model, id);
  return (await invoices.get('nfe', id)) ?? invoices.get('nfce', id);
}

async function receivableFacts(
  io: SyncIo,
  { account, store, orderId }: OrderToChange,
  rows: readonly ErpReceivableRow[],
): Promise<ReceivablesFacts> {
  const repository = createOrderReceivables(io.database.db, store.id);
  const known = await repository.find(orderId);
  const owner =
    (known?.step === 'posted' ? known.posted_by : undefined) ?? account.policy.receivablesPostedBy;
  if (rows.length === 0)
    return { state: known?.step === 'reversed' ? 'reversed' : 'none', owner, settledByUs: true };
  const settled = rows.filter(moneyCame);
  if (settled.length === 0) return { state: 'open', owner, settledByUs: true };
  const ours = new Set(
    (await repository.parts(orderId)).flatMap((part) =>
      part.settlement_id ? [part.receivable_id] : [],
    ),
  );
  const isWhole =
    settled.length === rows.length && !settled.some(({ state }) => state === 'partial');
  return {
    state: isWhole ? 'whole' : 'part',
    owner,
    settledByUs: settled.every(({ id }) => ours.has(id)),
  };
}

async function readTransition(
  { account, context }: OrderToChange,
  of: Of & { facts: Pick<ChangeFacts, 'receivables' | 'stock'> },
): Promise<ChangeFacts['transitionReverses']> {
  const { erp, kind, wantedStatus, facts } = of;
  const isBare = facts.stock.state !== 'posted' && facts.receivables.state === 'none';
  const isOver = NATURE_OF[kind] === 'ending' && wantedStatus !== undefined;
  if (isBare || !isOver) return { stock: false, accounts: false };
  const { statuses } = account.bling.at('order', context.signal);
  const found = (await statuses.transitions()).find(
    ({ active, fromId, toId }) => active && fromId === erp.statusId && toId === wantedStatus,
  );
  const actions = found?.actions ?? [];
  return {
    stock: actions.includes('estornarEstoque'),
    accounts: actions.includes('estornarContas'),
  };
}
