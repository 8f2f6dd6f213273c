import type { StoreOrderId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { mark } from '../../work/mark.repository.ts';
import { createOrderMoneyChecks, type OrderMoneyCheck } from '../order-money.repository.ts';
import { sagaMark } from '../saga-marks.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import type { MoneyCheck } from './equation.ts';

interface Checked {
  readonly account: Pick<SyncAccount, 'id'>;
  readonly store: Pick<SyncStore, 'id'>;
  readonly orderId: StoreOrderId;
  readonly correlation: string;
  readonly check: MoneyCheck;
}

/** Keeps what was found; the ledger has a line when it begins or ends to differ, and an invoice that it held goes on. */
export function recordCheck(io: Pick<SyncIo, 'audit' | 'clock'>, checked: Checked) {
  const { account, store, orderId, correlation, check } = checked;
  return async (tx: Tx) => {
    const checks = createOrderMoneyChecks(tx, store.id);
    const before = await checks.find(orderId);
    if (isSame(before, check)) return;
    const now = io.clock.now();
    const wasUnnamed = before?.unnamed_cents ?? 0;
    if (wasUnnamed !== 0 && check.unnamedCents === 0)
      await mark(tx, [sagaMark(checked, 'invoice')], now);
    await checks.save({
      order_id: orderId,
      terms: JSON.stringify(check.terms),
      unnamed_cents: check.unnamedCents,
      place: check.place ?? null,
      checked_at: now,
    });
    if (wasUnnamed === check.unnamedCents) return;
    await io.audit.append(tx, {
      chain: account.id,
      actor: 'sync',
      action: 'money.check',
      subject: `order:${orderId}`,
      storeId: store.id,
      before: { unnamedCents: wasUnnamed },
      after: { unnamedCents: check.unnamedCents, place: check.place, terms: check.terms },
      outcome: 'applied',
      correlation,
    });
  };
}

/** A check that says the same is not written again: thousands are looked at each night. */
function isSame(before: OrderMoneyCheck | undefined, check: MoneyCheck): boolean {
  return (
    before !== undefined &&
    before.unnamed_cents === check.unnamedCents &&
    before.place === (check.place ?? null) &&
    before.terms === JSON.stringify(check.terms)
  );
}
