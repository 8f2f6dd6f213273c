import type { ErpReceivableRow } from '../../bling/erp-receivable.ts';
import { BlingNotFound } from '../../bling/failures.ts';
import type { ErpContactId } from '../../commerce/ids.ts';
import { createErpOrderFacts } from '../erp-order-facts.repository.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { blingOf, type PostingWork } from './posting-work.ts';

type ReadIo = Pick<SyncIo, 'database' | 'clock'>;

const DAY_MS = 86_400_000;

/**
 * The receivables of one order or of its invoice, as the ERP has them now; cancelled ones are no money. One call,
 * one more when nobody has told the customer yet. The list knows no filter by order (guide 5.10).
 */
export async function readReceivables(
  io: ReadIo,
  work: PostingWork,
): Promise<readonly ErpReceivableRow[]> {
  const { store, order, erpOrderId } = work;
  const invoice = await createOrderInvoices(io.database.db, store.id).find(order.id);
  const invoiceId: string | null | undefined = invoice?.invoice_id;
  const rows = await blingOf(work).receivables.listOfContact({
    contactId: await contactOf(io, work),
    // A day more on both sides: whose day it is, and which clock is right, is not told.
    from: order.createdAt - DAY_MS,
    until: io.clock.now() + DAY_MS,
  });
  return rows.filter(
    ({ state, orderId, otherOriginId }) =>
      state !== 'cancelled' &&
      (orderId === erpOrderId || (otherOriginId !== undefined && otherOriginId === invoiceId)),
  );
}

/** Newest word first: a person may have given the order to another customer. */
async function contactOf({ database }: ReadIo, work: PostingWork): Promise<ErpContactId> {
  const { store, order, erpOrderId } = work;
  const facts = await createErpOrderFacts(database.db, store.id).find(order.id);
  const row = await createOrderReceivables(database.db, store.id).find(order.id);
  const known = facts?.contact_id ?? row?.contact_id;
  if (known) return known;
  const found = await blingOf(work).orders.get(erpOrderId);
  if (found?.contactId) return found.contactId;
  const resource = `GET /pedidos/vendas/${erpOrderId}`;
  throw new BlingNotFound({ resource, detail: 'no customer' });
}
