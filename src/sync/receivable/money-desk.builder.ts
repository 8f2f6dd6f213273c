import { InvoiceId, LedgerAccountId, StoreItemId } from '../../commerce/ids.ts';
import { AccountPolicy } from '../../connections/account-policy.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { storeOrder } from '../order.builder.ts';
import { createRecentOrders } from '../recent-orders.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import { openWriting } from '../write-once.builder.ts';
import { blingWithOrder, CUSTOMER, ERP_ORDER, MUG } from './bling-with-order.builder.ts';
import type { PostingWork } from './posting-work.ts';
import { settleReceivable } from './settle.act.ts';

export const ORDER = storeOrder();
export const BANK = LedgerAccountId.parse('33');

const INVOICE: Omit<OrderInvoice, 'store_id'> = {
  order_id: ORDER.id,
  step: 'authorised',
  model: 'nfe',
  wanted_by: 'policy',
  wanted_at: 0,
  invoice_id: InvoiceId.parse('800'),
  number: '1',
  series: '1',
  access_key: null,
  total_cents: 21_550,
  xml_url: null,
  danfe_url: null,
  sends: 1,
  sent_at: null,
  sent_print: null,
  news_at: null,
  accepted_cents: null,
  authorised_at: null,
  rejection_code: null,
  rejection_text: null,
  looks: 0,
  looked_at: null,
  store_print: null,
};

/** One imported order, a Bling that has it, and what an act needs. */
export async function openMoneyDesk(
  parts: readonly number[] = [21_550],
  policy: Partial<Record<keyof AccountPolicy, unknown>> = {},
) {
  const world = await openWriting();
  const erp = blingWithOrder(parts);
  const io = {
    ...world,
    accountId: ACCOUNT,
    recentOrders: createRecentOrders(world.clock),
  };
  const work: PostingWork = {
    account: {
      id: ACCOUNT,
      policy: AccountPolicy.parse({ receivablesPostedBy: 'sync', ...policy }),
      bling: { at: () => erp.bling },
      stores: [],
    },
    store: { id: STORE },
    order: ORDER,
    erpOrderId: ERP_ORDER,
    context: { commit: world.commit, signal: new AbortController().signal },
    correlation: 'order:40',
  };
  const receivables = createOrderReceivables(world.database.db, STORE);
  await receivables.save({
    order_id: ORDER.id,
    step: 'expected',
    contact_id: CUSTOMER,
    posted_by: 'sync',
    posted_at: null,
    total_cents: 0,
    read_at: null,
  });
  const [line] = ORDER.lines;
  const productOf = new Map([[line?.itemId ?? StoreItemId.parse('18'), MUG]]);
  const saved = { order: ORDER, stage: 'paid', print: '', sealed: '' } as const;
  await createStoreOrders(world.database.db, STORE).save(saved, productOf, 0);
  const syncs = createOrderSyncs(world.database.db, STORE);
  await syncs.begin(ORDER.id, 'token');
  const imported_at = world.clock.now();
  await syncs.update(ORDER.id, { step: 'imported', erp_order_id: ERP_ORDER, imported_at });
  return {
    ...world,
    io,
    work,
    sync: () => syncs.find(ORDER.id),
    saveInvoice: (change: Partial<OrderInvoice>) =>
      createOrderInvoices(world.database.db, STORE).save({ ...INVOICE, ...change }),
    openIntents: () => world.database.db.selectFrom('write_intent').selectAll().execute(),
    erp,
    mug: MUG,
    row: () => receivables.find(ORDER.id),
    parts: () => receivables.parts(ORDER.id),
    notes: () => world.audited.map(({ action, outcome }) => `${action} ${outcome}`),
    [Symbol.asyncDispose]: () => world.database.close(),
  };
}

/** Settles all that is posted, on the same day. */
export async function settleAll({
  io,
  work,
  parts,
}: Awaited<ReturnType<typeof openMoneyDesk>>): Promise<void> {
  for (const part of await parts())
    await settleReceivable(io, work, { part, ledgerAccountId: BANK, receivedAt: 5 });
}
