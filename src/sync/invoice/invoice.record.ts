import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { Tx } from '../../database/tables.ts';
import type { MessageRef } from '../../messages/message.ts';
import { mark } from '../../work/mark.repository.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { sagaMarks } from '../saga-marks.ts';
import type { SyncIo } from '../sync-account.ts';
import { issuedInvoiceWork } from '../work-kinds.ts';
import { deadCause } from './invoice.decide.ts';
import type { InvoiceWork, WantedInvoice } from './invoice.gather.ts';
import { type Rejection, rejectionCause } from './rejection.ts';

type RecordIo = Pick<SyncIo, 'audit' | 'clock'>;
type Change = Parameters<ReturnType<typeof createOrderInvoices>['update']>[1];

/** A step and its line in the audit, in one transaction. */
interface Recorded {
  readonly action: `invoice.${string}`;
  readonly outcome: 'applied' | 'unknown' | 'failed' | 'skipped';
  readonly after: object;
  readonly reason?: MessageRef | undefined;
}

export function auditInvoice(
  io: RecordIo,
  work: Pick<InvoiceWork, 'account' | 'store' | 'correlation'> & {
    readonly order: Pick<StoreOrder, 'id'>;
  },
  line: Recorded,
) {
  return (tx: Tx): Promise<void> =>
    io.audit.append(tx, {
      ...line,
      chain: work.account.id,
      actor: 'sync',
      subject: `order:${work.order.id}`,
      storeId: work.store.id,
      correlation: work.correlation,
    });
}

/** By policy it is wanted from now on. */
export function recordWanted(io: RecordIo, work: InvoiceWork, model: OrderInvoice['model']) {
  return async (tx: Tx) => {
    const wanted = newWish(work.order.id, { model, wantedBy: 'policy', now: io.clock.now() });
    await createOrderInvoices(tx, work.store.id).save(wanted);
    await auditInvoice(io, work, {
      action: 'invoice.want',
      outcome: 'applied',
      after: { model },
    })(tx);
  };
}

export function newWish(
  orderId: OrderInvoice['order_id'],
  {
    model,
    wantedBy,
    now,
  }: Pick<OrderInvoice, 'model'> & { wantedBy: OrderInvoice['wanted_by']; now: number },
): Omit<OrderInvoice, 'store_id'> {
  return {
    order_id: orderId,
    step: 'wanted',
    model,
    wanted_by: wantedBy,
    wanted_at: now,
    invoice_id: null,
    number: null,
    series: null,
    access_key: null,
    total_cents: null,
    xml_url: null,
    danfe_url: null,
    sends: 0,
    sent_at: null,
    sent_print: null,
    authorised_at: null,
    rejection_code: null,
    rejection_text: null,
    looks: 0,
    looked_at: null,
    news_at: null,
    accepted_cents: null,
    store_print: null,
  };
}

/** What a look showed, or a write did: the row as it stands from now on. */
export function recordStep(
  io: RecordIo,
  work: InvoiceWork,
  { change, line }: { readonly change: Change; readonly line?: Recorded },
) {
  return async (tx: Tx) => {
    await createOrderInvoices(tx, work.store.id).update(work.order.id, change);
    if (line) await auditInvoice(io, work, line)(tx);
  };
}

/** It is valid: its numbers and links are kept, the store is told, and copies are fetched when there is time. */
export function recordAuthorised(io: RecordIo, work: WantedInvoice, note: ErpInvoice) {
  return async (tx: Tx) => {
    const now = io.clock.now();
    await createOrderInvoices(tx, work.store.id).update(work.order.id, {
      ...factsOf(note),
      step: 'authorised',
      authorised_at: work.row.sent_at ?? note.issuedAt ?? now,
      rejection_code: null,
      rejection_text: null,
      looked_at: now,
      news_at: null,
    });
    const { number, series, accessKey, totalCents } = note;
    const after = { invoiceId: note.id, model: note.model, number, series, accessKey, totalCents };
    await auditInvoice(io, work, { action: 'invoice.authorised', outcome: 'applied', after })(tx);
    await markFollowers(tx, work, now);
  };
}

export function recordCancelled(io: RecordIo, work: WantedInvoice, note: ErpInvoice) {
  return async (tx: Tx) => {
    const now = io.clock.now();
    const change = { ...factsOf(note), step: 'cancelled', looked_at: now, news_at: null } as const;
    await createOrderInvoices(tx, work.store.id).update(work.order.id, change);
    const after = { invoiceId: note.id, number: note.number, accessKey: note.accessKey };
    await auditInvoice(io, work, { action: 'invoice.cancelled', outcome: 'applied', after })(tx);
    await markFollowers(tx, work, now);
  };
}

export interface Refused extends Rejection {
  /** `dead`: the end of this note. */
  readonly step: 'rejected' | 'dead';
  /** How often it has gone to the authority by now. */
  readonly sends: number;
  readonly print: string | null;
}

export function recordRejected(io: RecordIo, work: WantedInvoice, refused: Refused) {
  const { code, text, step, sends, print } = refused;
  return async (tx: Tx) => {
    await createOrderInvoices(tx, work.store.id).update(work.order.id, {
      step,
      sends,
      sent_print: print,
      rejection_code: code ?? null,
      rejection_text: text,
      looked_at: io.clock.now(),
      news_at: null,
    });
    const { number } = work.order;
    const reason =
      step === 'dead'
        ? deadCause(number, { rejection_code: code ?? null, rejection_text: text })
        : rejectionCause(number, refused);
    const after = { invoiceId: work.row.invoice_id, code, sends };
    const action = step === 'dead' ? 'invoice.denied' : 'invoice.rejected';
    await auditInvoice(io, work, { action, outcome: 'failed', after, reason })(tx);
  };
}

export function factsOf(note: ErpInvoice) {
  return {
    invoice_id: note.id,
    number: note.number,
    series: note.series,
    access_key: note.accessKey,
    total_cents: note.totalCents,
    xml_url: note.xmlUrl,
    danfe_url: note.danfeUrl,
  };
}

async function markFollowers(tx: Tx, work: InvoiceWork, now: number): Promise<void> {
  const { account, store, order, correlation } = work;
  const why = { accountId: account.id, correlation, force: true };
  const pair = { storeId: store.id, orderId: order.id };
  await mark(
    tx,
    [
      ...(store.store.orders.setInvoice ? [issuedInvoiceWork(why, 'invoiceToStore', pair)] : []),
      issuedInvoiceWork(why, 'invoiceDocuments', pair),
      // What the note posted by itself is to be seen (domain rules 3.4).
      ...sagaMarks({ account, store, orderId: order.id, correlation }),
    ],
    now,
  );
}
