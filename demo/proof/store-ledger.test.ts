import { describe, expect, it } from 'vitest';

import type { StoreHistory } from '../sandboxes/store.ts';
import { storeLedger } from './store-ledger.ts';

const sold = { at: 10, orderId: 1, sku: 'CAN', quantity: 3 };

function history(parts: Partial<StoreHistory>): StoreHistory {
  return { quantities: [], sales: [sold], statuses: [], ...parts };
}

function status(at: number, from: string, to: string) {
  return { at, orderId: 1, from, to };
}

function quantity(at: number, before: number, after: number) {
  return { at, orderId: 1, by: 'operator', sku: 'CAN', before, after };
}

describe('storeLedger', () => {
  it('counts a sale from its order on, paid or not', () => {
    expect(storeLedger(history({ statuses: [status(12, 'pending', 'processing')] }))).toEqual({
      sales: [{ at: 10, orderId: 1, sku: 'CAN', units: 3 }],
      returns: [],
    });
  });

  it('gives an unpaid order back when it is cancelled, though no number moved', () => {
    expect(
      storeLedger(history({ statuses: [status(20, 'pending', 'cancelled')] })).returns,
    ).toEqual([{ at: 20, sku: 'CAN', units: 3 }]);
  });

  it('gives a paid one back once, though status and number both tell of it', () => {
    const { returns } = storeLedger(
      history({
        statuses: [status(20, 'processing', 'cancelled')],
        quantities: [quantity(20, 4, 7)],
      }),
    );

    expect(returns).toEqual([{ at: 20, sku: 'CAN', units: 3 }]);
  });

  it('takes it again when the payment comes after the cancellation', () => {
    const statuses = [status(20, 'on-hold', 'cancelled'), status(30, 'cancelled', 'processing')];

    expect(storeLedger(history({ statuses })).returns).toEqual([
      { at: 20, sku: 'CAN', units: 3 },
      { at: 30, sku: 'CAN', units: -3 },
    ]);
  });

  it('gives back what a refund puts on the shelf, and no more than was sold', () => {
    const refunds = [quantity(20, 4, 5), quantity(21, 5, 9)];

    expect(storeLedger(history({ quantities: refunds })).returns).toEqual([
      { at: 20, sku: 'CAN', units: 1 },
      { at: 21, sku: 'CAN', units: 2 },
    ]);
  });

  it('is not moved by what a sync writes', () => {
    const pushed = { at: 20, by: 'api', sku: 'CAN', before: 4, after: 50 };

    expect(storeLedger(history({ quantities: [pushed] })).returns).toEqual([]);
  });
});
