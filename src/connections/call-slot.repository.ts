import type { ByClass } from '../bling/day-facts.ts';
import { NO_CALLS } from '../bling/day-facts.ts';
import type { AccountId } from '../commerce/ids.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import type { Db, Tx } from '../database/tables.ts';

const SLOT_MS = 10 * 60_000;

/** Where the slot of an instant begins, epoch ms. */
export function slotOf(instant: number): number {
  return Math.floor(instant / SLOT_MS) * SLOT_MS;
}

interface Spread {
  readonly calls: number;
  /** Epoch ms, as `to`. */
  readonly from: number;
  readonly to: number;
}

/** Calls of a span of time. */
export interface SlotCalls {
  readonly own: ByClass;
  /** Of other apps: an estimate. */
  readonly others: number;
}

/** Calls of one account by slots of ten minutes, so that a restart does not forget the pace. */
export function createCallSlots(db: Db | Tx, accountId: AccountId) {
  /** In a transaction: two who add at once are both counted. */
  async function add(slotAt: number, { own, others }: SlotCalls): Promise<void> {
    await insertIfNew(db, 'call_slot', { ...EMPTY, account_id: accountId, slot_at: slotAt });
    await db
      .updateTable('call_slot')
      .set((eb) => ({
        order_calls: eb('order_calls', '+', own.order),
        payment_calls: eb('payment_calls', '+', own.payment),
        stock_calls: eb('stock_calls', '+', own.stock),
        catalogue_calls: eb('catalogue_calls', '+', own.catalogue),
        sweep_calls: eb('sweep_calls', '+', own.sweep),
        other_calls: eb('other_calls', '+', others),
      }))
      .where('account_id', '=', accountId)
      .where('slot_at', '=', slotAt)
      .execute();
  }

  return {
    add,

    /** Calls of others of whose hours nothing is known, spread evenly: tomorrow so many are expected again. */
    async addOthers({ calls, from, to }: Spread): Promise<void> {
      const count = Math.max(1, Math.floor((to - from) / SLOT_MS));
      for (let slot = 0, before = 0; slot < count; slot++) {
        const sum = Math.round((calls * (slot + 1)) / count);
        const others = sum - before;
        if (others > 0) await add(slotOf(from) + slot * SLOT_MS, { own: NO_CALLS, others });
        before = sum;
      }
    },

    /** What was taken for calls of others since `from` were none. */
    async forgetOthers(from: number): Promise<void> {
      await db
        .updateTable('call_slot')
        .set({ other_calls: 0 })
        .where('account_id', '=', accountId)
        .where('slot_at', '>=', from)
        .execute();
    },

    /** Of slots that began at `from` or later and before `to`, epoch ms. */
    async sum(from: number, to: number): Promise<SlotCalls> {
      const row = await db
        .selectFrom('call_slot')
        .select(({ fn }) => [
          fn.sum('order_calls').as('order'),
          fn.sum('payment_calls').as('payment'),
          fn.sum('stock_calls').as('stock'),
          fn.sum('catalogue_calls').as('catalogue'),
          fn.sum('sweep_calls').as('sweep'),
          fn.sum('other_calls').as('others'),
        ])
        .where('account_id', '=', accountId)
        .where('slot_at', '>=', from)
        .where('slot_at', '<', to)
        .executeTakeFirstOrThrow();
      return {
        own: {
          order: Number(row.order),
          payment: Number(row.payment),
          stock: Number(row.stock),
          catalogue: Number(row.catalogue),
          sweep: Number(row.sweep),
        },
        others: Number(row.others),
      };
    },

    async forgetBefore(instant: number): Promise<void> {
      await db
        .deleteFrom('call_slot')
        .where('account_id', '=', accountId)
        .where('slot_at', '<', instant)
        .execute();
    },
  };
}

const EMPTY = {
  order_calls: 0,
  payment_calls: 0,
  stock_calls: 0,
  catalogue_calls: 0,
  sweep_calls: 0,
  other_calls: 0,
};
