import type { ErpOrderId } from '../../commerce/ids.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { createOrderCopies } from '../order-copy.repository.ts';
import { copyOfErp, copyOfNew, isSameCopy, pieceChange } from '../order-copy.ts';
import { type OrderIntake, unsealOrder } from '../order-intake.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { netOrder } from '../order/net-order.ts';
import { FULFILLED } from '../status-values.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { changeContent } from './change-content.ts';
import { type ChangeFacts, type ChangeKind, NATURE_OF } from './change-facts.ts';
import type { BothSides, ChangeWork, SeenChange } from './change-work.ts';
import { kindOf, wasAgreedOver } from './kind.decide.ts';
import { readOpenChange } from './open-change.ts';
import { gatherPostings } from './postings.gather.ts';
import { type Sides, toSides } from './sides.ts';
import { buildTarget, type Target } from './target.ts';
import { findWantedStatus } from './wanted-status.ts';
import { withRefundsTold } from './with-refunds-told.ts';

export type Gathered =
  /** Not imported, or nobody knows it. */
  | { readonly found: 'nothing' }
  | { readonly found: 'no_erp_order'; readonly erpOrderId: ErpOrderId }
  /** Nothing happened to it. */
  | { readonly found: 'unchanged'; readonly sides: BothSides }
  /** What it should be cannot be said: a person must mend the cause first. */
  | { readonly found: 'blocked'; readonly cause: MessageRef }
  | { readonly found: 'change'; readonly seen: SeenChange };

/**
 * Both sides as they are now: one call to the store (two when money went back and its list does not tell for what),
 * one for the order of the ERP, and what `gatherPostings` needs.
 */
export async function gatherChange(
  io: SyncIo,
  work: ChangeWork,
  intake: OrderIntake,
): Promise<Gathered> {
  const { account, store, orderId, context } = work;
  const { db } = io.database;
  const sync = await createOrderSyncs(db, store.id).find(orderId);
  if (sync?.step !== 'imported' || !sync.erp_order_id) return { found: 'nothing' };
  const missing = await intake.readAgain(store, [orderId], { ...work, commit: context.commit });
  const row = await createStoreOrders(db, store.id).find(orderId);
  if (!row) return { found: 'nothing' };
  const erp = await account.bling.at('order', context.signal).orders.get(sync.erp_order_id);
  if (!erp) return { found: 'no_erp_order', erpOrderId: sync.erp_order_id };
  const order = await withRefundsTold(store, unsealOrder(io, row));
  const open = await readOpenChange(createOrderChanges(db, store.id), orderId);
  const both = { sync, order, erp, open };
  return seeChange(io, work, { ...both, isGone: missing.includes(orderId) });
}

async function seeChange(
  io: SyncIo,
  work: ChangeWork,
  both: BothSides & { readonly isGone: boolean },
): Promise<Gathered> {
  const { store, orderId } = work;
  const { sync, order, erp } = both;
  const sides = toSides(work, both);
  const net = netOrder(order);
  const target = sides.isLive ? await buildTarget(io, { store, net, sync, erp }) : undefined;
  if (target?.ready === false) return { found: 'blocked', cause: target.cause };
  const written = await createOrderCopies(io.database.db, store.id).find(orderId);
  const erpEdited = written !== undefined && !isSameCopy(written, copyOfErp(erp));
  const compared = compare(both, target);
  const kind = kindNow(both, { ...sides, ...compared, erpEdited });
  if (!kind) return { found: 'unchanged', sides: both };

  const wantedStatus = await findWantedStatus(io, work, { order, kind });
  if (NATURE_OF[kind] !== 'rewrite' && wantedStatus === undefined)
    return {
      found: 'blocked',
      cause: message('order.unmappedStatus', { status: order.status }),
    };
  const postings = await gatherPostings(io, work, { ...both, kind, wantedStatus });
  const facts: ChangeFacts = {
    kind,
    ...compared,
    erpEdited,
    ...postings.facts,
    owed: both.open?.owed ?? [],
    erpStatusValue: sides.erpStatusValue,
    wantedStatus,
    goodsLeft: sides.erpStatusValue === FULFILLED || postings.isShipped,
    buyerPaid: sides.buyerPaid,
    agreedCancelled: wasAgreedOver(sides),
    worth: net.totalCents > 0,
  };
  return { found: 'change', seen: { ...both, net, target: target?.order, postings, facts } };
}

function compare({ erp }: BothSides, target: Target | undefined) {
  const present = copyOfErp(erp);
  if (!target?.ready) return { removes: true, adds: false, differs: false };
  const wanted = copyOfNew(target.order);
  return { ...pieceChange(present, wanted), differs: !isSameCopy(wanted, present) };
}

/**
 * A change under way keeps its kind while the store says what it said then. One whose cause is gone, but that has
 * taken something back already, is finished as an edit: what is owed is done again.
 */
function kindNow(
  { open, order }: BothSides,
  sides: Sides & { removes: boolean; adds: boolean; erpEdited: boolean },
): ChangeKind | undefined {
  const isRunning = open?.state === 'running';
  if (isRunning && open.content === changeContent(order)) return open.kind;
  const kind = kindOf(sides);
  return kind ?? (isRunning || (open && open.owed.length > 0) ? 'edited' : undefined);
}
