import { z } from 'zod';

import type { NewErpOrder } from '../../bling/erp-order.ts';
import { ErpOrderId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { Quantity } from '../../kernel/quantity.ts';
import { mark } from '../../work/mark.repository.ts';
import { contentPrint } from '../content-print.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderCopies } from '../order-copy.repository.ts';
import { copyOfErp, copyOfNew, isSameCopy } from '../order-copy.ts';
import { orderStockMarks } from '../order-stock-marks.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { type Creation, type Settled, settleOpen, type Written, writeOnce } from '../write-once.ts';
import { writePlace } from '../write-place.ts';
import { auditChange } from './audit-change.ts';
import type { SeenChange } from './change-work.ts';
import { importedOf } from './change.record.ts';
import type { OrderToChange } from './order-to-change.ts';

/** What was sent, so that a later look tells it from what the store says by then. Without personal data. */
const SentEdit = z.object({
  erpOrderId: ErpOrderId,
  print: z.string(),
  copy: z.object({
    totalCents: z.number(),
    lines: z.array(
      z.object({ product: z.string(), quantity: Quantity, unitPriceCents: z.number() }),
    ),
  }),
  imported: z.array(z.object({ id: z.string(), quantity: z.number() })),
});
type SentEdit = z.infer<typeof SentEdit>;

/** Writes the store's order, net of refunds, over the one in the ERP: two calls, read and put. */
export function replaceOrder(
  io: SyncIo,
  work: OrderToChange,
  { seen, target }: { seen: SeenChange; target: NewErpOrder },
): Promise<Written<SentEdit>> {
  const { order, net, erp } = seen;
  const edit: SentEdit = {
    erpOrderId: erp.id,
    print: contentPrint(order),
    copy: { ...copyOfNew(target), lines: [...copyOfNew(target).lines] },
    imported: importedOf({ order, net }).lines,
  };
  return writeOnce(io, {
    ...creation(io, work),
    findBy: JSON.stringify(edit),
    looksFirst: false,
    send: async () => {
      await ordersOf(work).replace(erp.id, target);
      return edit;
    },
  });
}

/** What became of an earlier one; `undefined` when nothing is open. */
export function settleReplace(
  io: SyncIo,
  work: OrderToChange,
): Promise<Settled<SentEdit> | undefined> {
  return settleOpen(io, { ...creation(io, work), findBy: '' });
}

function creation(io: SyncIo, work: OrderToChange): Omit<Creation<SentEdit>, 'findBy'> {
  return {
    ...writePlace(work),
    key: INTENT_KEYS.orderEdit(work.orderId),
    find: async (findBy) => {
      const edit = SentEdit.parse(JSON.parse(findBy));
      const erp = await ordersOf(work).get(edit.erpOrderId);
      return erp && isSameCopy(copyOfErp(erp), edit.copy)
        ? { seen: 'found', value: edit }
        : { seen: 'absent' };
    },
    noteUnknown: (tx, findBy) => {
      const { copy: after } = SentEdit.parse(JSON.parse(findBy));
      return auditChange(io, work, { action: ACTION, after, outcome: 'unknown' })(tx);
    },
    record: ({ value: edit }) => recordReplaced(io, work, edit),
  };
}

const ACTION = 'change.replace_order';

/** The ERP holds other units from now on: a balance contains them only once it was surely read after this. */
function recordReplaced(io: SyncIo, work: OrderToChange, edit: SentEdit) {
  const { account, store, orderId, correlation } = work;
  const { copy, imported } = edit;
  return async (tx: Tx) => {
    const now = io.clock.now();
    const syncs = createOrderSyncs(tx, store.id);
    const copies = createOrderCopies(tx, store.id);
    await syncs.update(orderId, {
      sent_print: edit.print,
      ...(isReserved(account, await syncs.find(orderId)) ? { erp_status_seen_at: now } : {}),
    });
    await createStoreOrders(tx, store.id).saveImported({ id: orderId, lines: imported });
    const before = await copies.find(orderId);
    await copies.save(orderId, copy, now);
    const line = { action: ACTION, before, after: copy, outcome: 'applied' } as const;
    await auditChange(io, work, line)(tx);
    const dueAt = now + account.policy.stockReleaseMs;
    const moved = { account, store, orderId, correlation, dueAt };
    await mark(tx, await orderStockMarks(tx, moved), now);
  };
}

/** One that Bling has posted keeps the date of that: what is posted anew gets a new one. */
function isReserved({ policy }: OrderToChange['account'], sync: OrderSync | undefined): boolean {
  const status = sync?.erp_status_id;
  if (!status || sync.posted_at !== null) return false;
  return !policy.postingStatuses.includes(status);
}

function ordersOf({ account, context }: OrderToChange) {
  return account.bling.at('order', context.signal).orders;
}
