import type { AccountId, ErpContactId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import { mark } from '../work/mark.repository.ts';
import { createErpOrderFacts } from './erp-order-facts.repository.ts';
import { createOrderReceivables } from './order-receivables.repository.ts';
import { sagaWork } from './work-kinds.ts';

interface Told {
  readonly accountId: AccountId;
  readonly storeId: StoreId;
  readonly orderId: StoreOrderId;
  readonly row: {
    readonly number: string;
    readonly totalCents: number;
    readonly contactId: ErpContactId | undefined;
  };
  readonly now: number;
  readonly correlation: string;
}

/**
 * Keeps what the ERP told of an order of ours, and has its money checked where that is news: without a call.
 *
 * @param whenNews only what nobody had told before: an event may come later than a list that is newer
 */
export async function noteErpOrder(
  tx: Tx,
  told: Told,
  whenNews: 'always' | 'if_missing' = 'always',
): Promise<void> {
  const { storeId, orderId, now } = told;
  const facts = createErpOrderFacts(tx, storeId);
  const known = await facts.find(orderId);
  if (known && whenNews === 'if_missing') return;
  const news = newsOf(told, known);
  if (known && isSame(known, news)) return;
  await facts.save({ ...news, order_id: orderId, seen_at: now });
  if (known?.total_cents !== news.total_cents) await markMoney(tx, told);
}

/** What is not told stays. */
function newsOf({ row }: Told, known: Facts | undefined): Facts {
  return {
    erp_number: row.number || (known?.erp_number ?? ''),
    total_cents: row.totalCents,
    contact_id: row.contactId ?? known?.contact_id ?? null,
  };
}

/** What was posted for it is compared with its new total, too. */
async function markMoney(
  tx: Tx,
  { accountId, storeId, orderId, now, correlation }: Told,
): Promise<void> {
  const pair = { storeId, orderId };
  const why = { accountId, correlation, force: true };
  const receivables = await createOrderReceivables(tx, storeId).find(orderId);
  const isPosted = receivables?.step === 'posted';
  const marks = [
    sagaWork(why, 'orderMoney', pair),
    ...(isPosted ? [sagaWork(why, 'receivables', pair)] : []),
  ];
  await mark(tx, marks, now);
}

interface Facts {
  readonly erp_number: string;
  readonly total_cents: number;
  readonly contact_id: ErpContactId | null;
}

function isSame(one: Facts, other: Facts): boolean {
  return (
    one.erp_number === other.erp_number &&
    one.total_cents === other.total_cents &&
    one.contact_id === other.contact_id
  );
}
