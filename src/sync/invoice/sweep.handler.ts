import type { StoreOrderId } from '../../commerce/ids.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { sagaWork, WORK_KINDS } from '../work-kinds.ts';
import { STUCK_MS } from './waits.ts';

const DAY_MS = 86_400_000;
/** The time to cancel is a day; some states allow more on request. */
const BACK_DAYS = 7;
const MODELS = ['nfe', 'nfce'] as const;

/**
 * Finds issued invoices that a person cancelled in the ERP and that no event told of. A call a model, and none where
 * nothing was issued lately; each of ours that is found is read again by id. So is one that a person was asked about because the authority
 * did not answer: it may have answered since.
 */
export function createInvoiceSweepHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const now = io.clock.now();
    const since = now - BACK_DAYS * DAY_MS;
    const { invoices: calls } = account.bling.at('sweep', context.signal);
    const invoices = createOrderInvoices(io.database.db, store.id);
    const orders: StoreOrderId[] = [...(await invoices.listSentUntil(now - STUCK_MS))];
    for (const model of MODELS) {
      const valid = await invoices.listAuthorisedSince(since, model);
      if (valid.length === 0) continue;
      // Issued is before authorised, by days where it waited for a person.
      const issued = { from: since - BACK_DAYS * DAY_MS, until: now + DAY_MS };
      const cancelled = new Set(await calls.listCancelled(model, issued));
      orders.push(
        ...valid.flatMap(({ order_id, invoice_id }) =>
          invoice_id !== null && cancelled.has(invoice_id) ? [order_id] : [],
        ),
      );
    }
    const why = { accountId: account.id, correlation: row.correlation, force: true };
    return {
      do: 'done',
      record: async (tx) => {
        const found = createOrderInvoices(tx, store.id);
        for (const orderId of orders) await found.update(orderId, { news_at: now });
        const marks = orders.map((orderId) =>
          sagaWork(why, 'invoice', { storeId: store.id, orderId }),
        );
        await mark(tx, marks, now);
      },
    };
  }

  return oneByOne(WORK_KINDS.invoiceSweep, run);
}
