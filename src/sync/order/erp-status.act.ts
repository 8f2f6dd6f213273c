import { type ErpOrderId, ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { DrainContext } from '../../work/handler.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { type Creation, settleOpen, type Written, writeOnce } from '../write-once.ts';
import { noteStatusUnknown, recordAgreed, recordErpStatus } from './erp-status.record.ts';

interface StatusToSet {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly erpOrderId: ErpOrderId;
  readonly context: DrainContext;
  readonly correlation: string;
}

/**
 * Sets the status in the ERP. It sets and does not add, but no look goes before it: repeated after an unknown
 * outcome it could undo what a person did there meanwhile, and taking effect late it could undo a newer one.
 */
export function setErpStatus(
  io: SyncIo,
  work: StatusToSet,
  statusId: ErpStatusId,
): Promise<Written<ErpStatusId>> {
  return writeOnce(io, {
    ...change(io, work),
    findBy: statusId,
    looksFirst: false,
    send: async () => {
      await ordersOf(work).setStatus(work.erpOrderId, statusId);
      return statusId;
    },
    record: () => async (tx) => {
      await recordAgreed(work)(tx);
      await recordErpStatus(io, work, statusId)(tx);
    },
  });
}

/**
 * Settles an earlier status of ours whose outcome is not known, and notes what the ERP has: the next decision
 * goes by that.
 *
 * @returns when to look again; `undefined` when nothing is open any more
 */
export async function settleErpStatus(io: SyncIo, work: StatusToSet): Promise<number | undefined> {
  const { commit } = work.context;
  const settled = await settleOpen(io, { ...change(io, work), findBy: '' });
  if (settled?.outcome === 'unsettled') return settled.lookAgainAt;
  if (settled?.outcome === 'applied') await commit(settled.record);
  return undefined;
}

function change(io: SyncIo, work: StatusToSet): Omit<Creation<ErpStatusId>, 'findBy'> {
  const { account, store, order, erpOrderId, context } = work;
  return {
    scope: store.id,
    key: INTENT_KEYS.erpStatus(order.id),
    commit: context.commit,
    settleMs: account.policy.unknownSettleMs,
    find: async (sent) => {
      const value = (await ordersOf(work).get(erpOrderId))?.statusId;
      if (value === undefined) return { seen: 'absent' };
      if (value === sent) return { seen: 'found', value };
      // A person, or a transition, was there: from now on that is what the ERP has.
      const moved = { erp_status_id: value, erp_status_seen_at: io.clock.now() };
      await context.commit((tx) => createOrderSyncs(tx, store.id).update(order.id, moved));
      return { seen: 'absent' };
    },
    noteUnknown: (tx, sent) => noteStatusUnknown(io, work, ErpStatusId.parse(sent))(tx),
    record: ({ value }) => recordErpStatus(io, work, value),
  };
}

function ordersOf({ account, context }: StatusToSet) {
  return account.bling.at('order', context.signal).orders;
}
