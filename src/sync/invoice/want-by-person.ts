import type { StoreOrder } from '../../commerce/order.ts';
import type { Tx } from '../../database/tables.ts';
import { mark, takeVersion } from '../../work/mark.repository.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { sagaWork } from '../work-kinds.ts';
import { modelOf } from './invoice.gather.ts';
import { newWish } from './invoice.record.ts';

interface Wish {
  readonly account: Pick<SyncAccount, 'id'>;
  readonly store: Pick<SyncStore, 'id' | 'policy'>;
  readonly order: StoreOrder;
  /** The total of the note is right although it is not that of the order. */
  readonly acceptsTotal: boolean;
  /** Such as `person:cli`. */
  readonly actor: string;
  readonly correlation: string;
}

/**
 * A person asks for the invoice of an order: for the first one, for another in place of one that is no longer valid,
 * or for one more send of one that was refused. Of one that is issued or on its way nothing is asked again.
 *
 * @returns the row before: `undefined` when there was none
 */
export async function wantByPerson(
  io: Pick<SyncIo, 'audit' | 'clock'>,
  tx: Tx,
  { account, store, order, acceptsTotal, actor, correlation }: Wish,
): Promise<OrderInvoice | undefined> {
  const now = io.clock.now();
  // Before any row is touched, as everybody does who marks.
  await takeVersion(tx, account.id);
  const invoices = createOrderInvoices(tx, store.id);
  const row = await invoices.find(order.id);
  if (row?.step === 'authorised' || row?.step === 'sent') return row;

  const isAnew = !row || row.step === 'dead' || row.step === 'cancelled';
  if (isAnew) {
    const wish = newWish(order.id, { model: modelOf(store, order), wantedBy: 'person', now });
    // An order may still show the note that came before: it must not be taken for the new one.
    await invoices.save({ ...wish, invoice_id: row?.invoice_id ?? null });
  } else {
    const accepted_cents = acceptsTotal ? row.total_cents : row.accepted_cents;
    await invoices.update(order.id, { wanted_by: 'person', wanted_at: now, accepted_cents });
  }
  await mark(
    tx,
    [
      sagaWork({ accountId: account.id, correlation, force: true }, 'invoice', {
        storeId: store.id,
        orderId: order.id,
      }),
    ],
    now,
  );
  await io.audit.append(tx, {
    chain: account.id,
    actor,
    action: 'invoice.want',
    subject: `order:${order.id}`,
    storeId: store.id,
    after: { step: row?.step, acceptsTotal },
    outcome: 'applied',
    correlation,
  });
  return row;
}
