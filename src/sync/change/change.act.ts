import type { ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { Tx } from '../../database/tables.ts';
import type { SyncStepName } from '../../messages/change-step-words.ts';
import { mark } from '../../work/mark.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { setErpStatus } from '../order/erp-status.act.ts';
import { postReceivables } from '../receivable/post.act.ts';
import { APPLIED, type PostingWork, recorded, type Step } from '../receivable/posting-work.ts';
import { recordReversed } from '../receivable/receivable.record.ts';
import { reverseReceivables } from '../receivable/reverse.act.ts';
import { postStock, reverseStock, shelfNow } from '../receivable/stock.act.ts';
import { undoSettlements } from '../receivable/unsettle.act.ts';
import { sagaMark } from '../saga-marks.ts';
import type { SyncIo } from '../sync-account.ts';
import { NATURE_OF } from './change-facts.ts';
import type { SeenChange } from './change-work.ts';
import type { OrderToChange } from './order-to-change.ts';
import { removePendingNote } from './pending-note.act.ts';
import { replaceOrder } from './replace.act.ts';

/** What became of one step; `moved`: the world is another than the plan was made for. */
export type StepResult = Step | { readonly outcome: 'moved' };

interface StepWork {
  readonly work: OrderToChange;
  readonly seen: SeenChange;
  readonly posting: OrderToChange & PostingWork & { readonly order: StoreOrder };
}

type Act = (io: SyncIo, step: StepWork) => Promise<StepResult>;

/** Carries out one step, once. What is applied is recorded already; done twice it does nothing. */
export function runStep(
  io: SyncIo,
  { work, seen }: Pick<StepWork, 'work' | 'seen'>,
  step: SyncStepName,
): Promise<StepResult> {
  const posting = { ...work, order: seen.order, erpOrderId: seen.erp.id };
  return ACTS[step](io, { work, seen, posting });
}

const MOVED = { outcome: 'moved' } as const;

const ACTS: Readonly<Record<SyncStepName, Act>> = {
  async remove_settlement(io, { seen, posting }) {
    for (const row of seen.postings.receivables) {
      const undone = await undoSettlements(io, posting, row);
      if (undone.outcome !== 'applied') return undone;
    }
    return APPLIED;
  },
  reverse_accounts: (io, { posting }) => reverseReceivables(io, posting),
  post_accounts: (io, { posting }) => postReceivables(io, posting),

  async delete_pending_note(io, { work, seen, posting }) {
    const { invoice } = seen.postings;
    if (!invoice) return MOVED;
    const isOver = NATURE_OF[seen.facts.kind] === 'ending';
    const { id, model } = invoice;
    const written = await removePendingNote(io, work, { id, model, isOver });
    const step = await recorded(posting, written);
    return written.outcome === 'applied' && !written.value.isGone ? MOVED : step;
  },

  async reverse_stock(io, { work, posting }) {
    // Until the goods are off the shelf again no balance contains them, whatever the order's status says.
    await work.context.commit((tx) => holdStock(tx, work));
    return reverseStock(io, posting);
  },

  async post_stock(io, { work, seen, posting }) {
    const posted = await postStock(io, posting, await shelfNow(io, posting));
    if (posted.outcome === 'applied')
      await work.context.commit((tx) =>
        releaseStock(io, tx, { work, statusId: seen.erp.statusId }),
      );
    return posted;
  },

  async replace_order(io, { work, seen, posting }) {
    const { target } = seen;
    if (!target) return MOVED;
    return recorded(posting, await replaceOrder(io, work, { seen, target }));
  },

  async set_status(io, { work, seen, posting }) {
    const { wantedStatus, transitionReverses, kind } = seen.facts;
    if (!wantedStatus) return MOVED;
    const step = await recorded(posting, await setErpStatus(io, posting, wantedStatus));
    if (step.outcome !== 'applied' || NATURE_OF[kind] !== 'ending') return step;
    await work.context.commit(async (tx) => {
      await createOrderSyncs(tx, work.store.id).update(work.orderId, { posted_at: null });
      if (transitionReverses.accounts && seen.postings.receivables.length > 0)
        await recordReversed(io, posting, 'found')(tx);
    });
    return step;
  },

  settle_again: (io, { work }) => markFlow(io, work, 'receivables'),
  want_note: (io, { work }) => markFlow(io, work, 'invoice'),
};

/** The flow that owns it does it again, once the change is over. */
async function markFlow(
  { clock }: SyncIo,
  work: OrderToChange,
  kind: 'receivables' | 'invoice',
): Promise<Step> {
  await work.context.commit((tx) => mark(tx, [sagaMark(work, kind)], clock.now()));
  return APPLIED;
}

function holdStock(tx: Tx, { store, orderId }: OrderToChange): Promise<void> {
  return createOrderSyncs(tx, store.id).update(orderId, { erp_status_id: null });
}

async function releaseStock(
  { clock }: SyncIo,
  tx: Tx,
  { work, statusId }: { work: OrderToChange; statusId: ErpStatusId | undefined },
): Promise<void> {
  const now = clock.now();
  const seen = { erp_status_id: statusId ?? null, erp_status_seen_at: now };
  await createOrderSyncs(tx, work.store.id).update(work.orderId, seen);
}
