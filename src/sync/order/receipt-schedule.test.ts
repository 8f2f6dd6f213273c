import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PaymentMethodId } from '../../commerce/ids.ts';
import { cents, sumCents } from '../../kernel/cents.ts';
import { toSaoPauloDate } from '../../kernel/sao-paulo-time.ts';
import { storeOrder } from '../order.builder.ts';
import { receiptInstallments, type ReceiptSchedule } from './receipt-schedule.ts';

const CARD = PaymentMethodId.parse('3');
/** 23:30 of 30 January in São Paulo; in Greenwich it is the 31st. */
const LATE = Date.parse('2026-01-31T02:30:00Z');

function plan(
  totalCents: number,
  installments: number,
  receiptSchedule: ReceiptSchedule | undefined,
) {
  const order = storeOrder({
    createdAt: LATE,
    installments,
    paymentTitle: 'Cartão',
    paymentReference: 'NSU-9',
  });
  const money = { totalCents: cents(totalCents) };
  return receiptInstallments({ order, money, paymentMethodId: CARD, receiptSchedule });
}

const days = (parts: ReturnType<typeof plan>) => parts.map(({ dueAt }) => toSaoPauloDate(dueAt));
const monthly = { firstDays: 30, everyDays: 30, joined: false };

describe('the merchant receives', () => {
  it('all of it on the day of the order when nothing was said of the method', () => {
    expect(plan(10_000, 3, undefined)).toEqual([
      {
        dueAt: LATE,
        amountCents: 10_000,
        paymentMethodId: CARD,
        note: 'Cartão',
        reference: 'NSU-9',
      },
    ]);
  });

  it('as many parts as the buyer pays in, the last with the remainder, on days of São Paulo', () => {
    const parts = plan(10_000, 3, monthly);

    expect(parts.map(({ amountCents }) => amountCents)).toEqual([3333, 3333, 3334]);
    expect(days(parts)).toEqual(['2026-03-01', '2026-03-31', '2026-04-30']);
    expect(parts.map(({ note }) => note)).toEqual(['Cartão (1/3)', 'Cartão (2/3)', 'Cartão (3/3)']);
  });

  it('one sum, whatever the buyer pays in, where the acquirer joins them', () => {
    const parts = plan(10_000, 12, { firstDays: 2, everyDays: 30, joined: true });

    expect(parts.map(({ amountCents }) => amountCents)).toEqual([10_000]);
    expect(days(parts)).toEqual(['2026-02-01']);
  });

  it('nothing of an order of total 0', () => {
    expect(plan(0, 3, monthly)).toEqual([]);
  });

  it.each([
    [2, 12, [1, 1]],
    [100, 0, [100]],
    [100, 2.9, [50, 50]],
  ])('no part of less than a cent, and never none (%i cents in %d)', (total, parts, amounts) => {
    expect(plan(total, parts, monthly).map(({ amountCents }) => amountCents)).toEqual(amounts);
  });

  it('to the cent what the order comes to, on days that never go back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.record({
          firstDays: fc.integer({ min: 0, max: 400 }),
          everyDays: fc.integer({ min: 0, max: 60 }),
          joined: fc.boolean(),
        }),
        (total, parts, schedule) => {
          const planned = plan(total, parts, schedule);

          expect(sumCents(planned.map(({ amountCents }) => amountCents))).toBe(total);
          expect(Math.min(...planned.map(({ amountCents }) => amountCents))).toBeGreaterThan(0);
          expect(days(planned)).toEqual(days(planned).toSorted());
        },
      ),
    );
  });
});
