import { z } from 'zod';

import type { Bling } from '../../bling/bling.ts';
import type { ErpOrder, ErpOrderRow } from '../../bling/erp-order.ts';
import { ChannelId, type ErpContactId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext } from '../../work/handler.ts';
import { contentPrint } from '../content-print.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderCopies } from '../order-copy.repository.ts';
import { copyOfNew } from '../order-copy.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import type { Look } from '../write-once.decide.ts';
import { type Creation, type Settled, settleOpen, type Written, writeOnce } from '../write-once.ts';
import { draftToErpOrder, type OrderDraft, tokenNote } from './draft.ts';
import { type ErpCopy, noteImportUnknown, recordImport } from './order.record.ts';
import { storeNumberOf } from './prepare.ts';

interface OrderToMake {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly context: DrainContext;
  readonly correlation: string;
  /** Ours, of this order for ever. */
  readonly token: string;
}

/** What tells our order in the ERP from any other. */
const Claim = z.object({ storeNumber: z.string(), channelId: ChannelId });
type Claim = z.infer<typeof Claim>;

/**
 * One store order becomes exactly one order of the ERP (P1), which knows no idempotency key: claim by our
 * number, channel and token, and then post once (domain rules 2.2 and 2.3).
 */
export function importOrder(
  io: SyncIo,
  work: OrderToMake,
  { draft, contactId }: { draft: OrderDraft; contactId: ErpContactId },
): Promise<Written<ErpCopy>> {
  const { account, store, context } = work;
  const bling = account.bling.at('order', context.signal);
  const sent = draftToErpOrder(draft, contactId);
  return writeOnce(io, {
    ...creation(io, work),
    looksFirst: true,
    // What is sent is saved with the key: if the order is found later, it holds this and not what the store says then.
    saveBefore: async (tx) => {
      // Sent is the gross: money that went back already is news that a person must see after the import.
      const sent_print = contentPrint({ ...draft.order, refunds: [] });
      await createOrderSyncs(tx, store.id).update(draft.order.id, { sent_print });
      await createStoreOrders(tx, store.id).saveImported(draft.order);
      const copies = createOrderCopies(tx, store.id);
      await copies.save(draft.order.id, copyOfNew(sent), io.clock.now());
    },
    send: async () => ({
      erpOrderId: await bling.orders.create(sent),
      statusId: draft.statusId,
      contactId,
    }),
  });
}

/** What became of an earlier POST, whatever the store says of the order now; `undefined` when nothing did. */
export function settleImport(io: SyncIo, work: OrderToMake): Promise<Settled<ErpCopy> | undefined> {
  return settleOpen(io, creation(io, work));
}

function creation(io: SyncIo, work: OrderToMake): Creation<ErpCopy> {
  const { account, store, order, context, token } = work;
  const bling = account.bling.at('order', context.signal);
  const wanted: Claim = { storeNumber: storeNumberOf(store, order), channelId: store.channelId };
  return {
    scope: store.id,
    key: INTENT_KEYS.order(order.id),
    commit: context.commit,
    settleMs: account.policy.unknownSettleMs,
    findBy: JSON.stringify(wanted),
    find: (findBy) => claim(Claim.parse(JSON.parse(findBy)), token, bling),
    noteUnknown: (tx) => noteImportUnknown(io, tx, work),
    record: (made) => recordImport(io, work, made),
  };
}

/** @returns the one order with our number, channel and token. An unknown filter is ignored, so hits are checked. */
async function claim(
  wanted: Claim,
  token: string,
  bling: { readonly orders: Pick<Bling['orders'], 'listByStoreNumbers' | 'get'> },
): Promise<Look<ErpCopy>> {
  const { storeNumber: number, channelId } = wanted;
  const rows = await bling.orders.listByStoreNumbers([number], channelId);
  const [hit, second] = rows.filter((row) => isHit(row, wanted));
  if (!hit) return { seen: 'absent' };
  if (second) return { seen: 'doubtful', cause: message('order.twoHits', { number }) };
  const found = await bling.orders.get(hit.id);
  if (found?.internalNotes.includes(tokenNote(token)))
    return { seen: 'found', value: copyOf(found) };
  return { seen: 'doubtful', cause: message('order.foreignHit', { number }) };
}

function copyOf({ id: erpOrderId, statusId, contactId }: ErpOrder): ErpCopy {
  return { erpOrderId, statusId, contactId };
}

/** An unknown filter is ignored without an error (guide 1.4). */
function isHit(row: ErpOrderRow, wanted: Claim): boolean {
  return row.storeNumber === wanted.storeNumber && row.channelId === wanted.channelId;
}
