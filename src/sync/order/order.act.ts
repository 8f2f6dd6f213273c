import type { Bling } from '../../bling/bling.ts';
import type { ErpOrderRow } from '../../bling/erp-order.ts';
import type { ErpContactId, ErpOrderId } from '../../commerce/ids.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { Failure } from '../../kernel/failure.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { DrainContext } from '../../work/handler.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { draftToErpOrder, type OrderDraft, tokenNote } from './draft.ts';

/** What the claim and the POST led to. */
export type ImportOutcome =
  | { readonly outcome: 'created' | 'adopted'; readonly erpOrderId: ErpOrderId }
  /** A POST may still be on its way: look again then, and never post before. */
  | { readonly outcome: 'unsettled'; readonly lookAgainAt: number }
  | { readonly outcome: 'not_ours'; readonly cause: MessageRef }
  | { readonly outcome: 'refused'; readonly failure: Failure };

interface Import {
  readonly store: SyncStore;
  readonly draft: OrderDraft;
  readonly contactId: ErpContactId;
  readonly sync: OrderSync;
  readonly bling: Bling;
  readonly commit: DrainContext['commit'];
  readonly unknownSettleMs: number;
}

/**
 * One store order becomes exactly one order of the ERP (P1), which knows no idempotency key: claim by our
 * number, channel and token; save the key; post once; and settle what is unknown by looking, never by
 * repeating blindly (domain rules 2.2 and 2.3).
 */
export async function importOrder(io: SyncIo, work: Import): Promise<ImportOutcome> {
  const claimed = await claim(work);
  if (claimed) return claimed;

  const settlesAt = (work.sync.unknown_since ?? 0) + work.unknownSettleMs;
  const maybeOnItsWay = work.sync.step === 'posting' && work.sync.unknown_since !== null;
  if (maybeOnItsWay && io.clock.now() < settlesAt)
    return { outcome: 'unsettled', lookAgainAt: settlesAt };
  return post(io, work);
}

async function claim({ draft, bling }: Import): Promise<ImportOutcome | undefined> {
  const { storeNumber, channelId } = draft;
  const rows = await bling.orders.listByStoreNumbers([storeNumber], channelId);
  const hits = rows.filter((row) => isHit(row, draft));
  const [hit, second] = hits;
  if (!hit) return undefined;
  if (second)
    return { outcome: 'not_ours', cause: message('order.twoHits', { number: storeNumber }) };
  const found = await bling.orders.get(hit.id);
  if (found?.internalNotes.includes(tokenNote(draft.token)))
    return { outcome: 'adopted', erpOrderId: hit.id };
  return { outcome: 'not_ours', cause: message('order.foreignHit', { number: storeNumber }) };
}

/** An unknown filter is ignored without an error, so every hit is checked (guide 1.4). */
function isHit(row: ErpOrderRow, draft: OrderDraft): boolean {
  return row.storeNumber === draft.storeNumber && row.channelId === draft.channelId;
}

async function post(io: SyncIo, work: Import): Promise<ImportOutcome> {
  const { store, draft, contactId, bling, commit } = work;
  const orderId = draft.order.id;
  const sentAt = io.clock.now();
  await commit((tx) =>
    createOrderSyncs(tx, store.id).update(orderId, { step: 'posting', unknown_since: sentAt }),
  );
  const made = await attempt(bling.orders.create(draftToErpOrder(draft, contactId)));
  if (made.outcome === 'applied') return { outcome: 'created', erpOrderId: made.value };
  if (made.outcome === 'unknown')
    return { outcome: 'unsettled', lookAgainAt: sentAt + work.unknownSettleMs };
  await commit((tx) =>
    createOrderSyncs(tx, store.id).update(orderId, { step: 'seen', unknown_since: null }),
  );
  return { outcome: 'refused', failure: made.failure };
}
