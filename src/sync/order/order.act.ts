import type { Bling } from '../../bling/bling.ts';
import type { ErpOrderRow } from '../../bling/erp-order.ts';
import type { ErpContactId, ErpOrderId, ErpStatusId } from '../../commerce/ids.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { Failure } from '../../kernel/failure.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { DrainContext } from '../../work/handler.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { contentPrint } from './content-print.ts';
import { draftToErpOrder, type OrderDraft, tokenNote } from './draft.ts';

/** The order is in the ERP, in this status; `adopted` when an earlier POST of ours had made it. */
export interface ImportedOrder {
  readonly outcome: 'created' | 'adopted';
  readonly erpOrderId: ErpOrderId;
  readonly statusId: ErpStatusId | undefined;
}

/** What the claim and the POST led to. */
export type ImportOutcome =
  | ImportedOrder
  /** A POST may still be on its way: look again then, and never post before. */
  | { readonly outcome: 'unsettled'; readonly lookAgainAt: number }
  | { readonly outcome: 'not_ours'; readonly cause: MessageRef }
  | { readonly outcome: 'refused'; readonly failure: Failure };

/** What tells our order in the ERP from any other. */
type Claim = Pick<OrderDraft, 'storeNumber' | 'channelId' | 'token'>;

interface Settling {
  readonly sync: Pick<OrderSync, 'step' | 'unknown_since'>;
  readonly bling: { readonly orders: Pick<Bling['orders'], 'listByStoreNumbers' | 'get'> };
  readonly unknownSettleMs: number;
  /** When this life of the process began. What an earlier one sent may have left it just before. */
  readonly bornAt: number;
}

interface Import extends Settling {
  readonly bling: Bling;
  readonly store: SyncStore;
  readonly draft: OrderDraft;
  readonly contactId: ErpContactId;
  readonly commit: DrainContext['commit'];
}

/**
 * One store order becomes exactly one order of the ERP (P1), which knows no idempotency key: claim by our
 * number, channel and token; save the key; post once; and settle what is unknown by looking, never by
 * repeating blindly (domain rules 2.2 and 2.3).
 */
export async function importOrder(io: SyncIo, work: Import): Promise<ImportOutcome> {
  return (await settleImport(io, work.draft, work)) ?? post(io, work);
}

/** What became of an earlier POST, if there was one. `undefined`: the ERP has no such order, nor is one on its way. */
export async function settleImport(
  io: Pick<SyncIo, 'clock'>,
  wanted: Claim,
  { sync, bling, unknownSettleMs, bornAt }: Settling,
): Promise<ImportOutcome | undefined> {
  const claimed = await claim(wanted, bling);
  if (claimed) return claimed;
  if (sync.step !== 'posting' || sync.unknown_since === null) return undefined;
  const settlesAt = Math.max(sync.unknown_since, bornAt) + unknownSettleMs;
  return io.clock.now() < settlesAt ? { outcome: 'unsettled', lookAgainAt: settlesAt } : undefined;
}

async function claim(wanted: Claim, bling: Settling['bling']): Promise<ImportOutcome | undefined> {
  const { storeNumber, channelId } = wanted;
  const rows = await bling.orders.listByStoreNumbers([storeNumber], channelId);
  const hits = rows.filter((row) => isHit(row, wanted));
  const [hit, second] = hits;
  if (!hit) return undefined;
  if (second)
    return { outcome: 'not_ours', cause: message('order.twoHits', { number: storeNumber }) };
  const found = await bling.orders.get(hit.id);
  if (found?.internalNotes.includes(tokenNote(wanted.token)))
    return { outcome: 'adopted', erpOrderId: hit.id, statusId: found.statusId };
  return { outcome: 'not_ours', cause: message('order.foreignHit', { number: storeNumber }) };
}

/** An unknown filter is ignored without an error, so every hit is checked (guide 1.4). */
function isHit(row: ErpOrderRow, wanted: Claim): boolean {
  return row.storeNumber === wanted.storeNumber && row.channelId === wanted.channelId;
}

async function post(io: SyncIo, work: Import): Promise<ImportOutcome> {
  const { store, draft, contactId, bling, commit } = work;
  const orderId = draft.order.id;
  const sentAt = io.clock.now();
  // What is sent is saved with the key: if the order is found later, it holds this and not what the store says then.
  await commit(async (tx) => {
    // Sent is the gross: money that went back already is news that a person must see after the import.
    const gross = { ...draft.order, refunds: [] };
    const sent = { sent_print: contentPrint(gross), unknown_since: sentAt };
    await createOrderSyncs(tx, store.id).update(orderId, { step: 'posting', ...sent });
    await createStoreOrders(tx, store.id).saveImported(draft.order);
  });
  const made = await attempt(bling.orders.create(draftToErpOrder(draft, contactId)));
  if (made.outcome === 'applied')
    return { outcome: 'created', erpOrderId: made.value, statusId: draft.statusId };
  if (made.outcome === 'unknown') {
    // Bling may commit late: the time counts from when we gave up, not from when the call began to wait its turn.
    const gaveUpAt = io.clock.now();
    await commit((tx) =>
      createOrderSyncs(tx, store.id).update(orderId, { unknown_since: gaveUpAt }),
    );
    return { outcome: 'unsettled', lookAgainAt: gaveUpAt + work.unknownSettleMs };
  }
  await commit((tx) =>
    createOrderSyncs(tx, store.id).update(orderId, { step: 'seen', unknown_since: null }),
  );
  return { outcome: 'refused', failure: made.failure };
}
