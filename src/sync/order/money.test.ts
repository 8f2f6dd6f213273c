import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cents, sumCents } from '../../kernel/cents.ts';
import { orderLine, storeOrder } from '../order.builder.ts';
import { orderMoney, splitCents } from './money.ts';

describe('money of an order', () => {
  it('takes coupon discounts and the Pix discount as one order-level discount', () => {
    const order = storeOrder({
      lines: [orderLine({ totalCents: cents(18_000) })],
      discountCents: cents(2000),
      fees: [{ name: 'Desconto Pix', totalCents: cents(-500), taxCents: cents(0) }],
      totalCents: cents(19_050),
    });

    expect(orderMoney(order, [])).toMatchObject({
      closes: true,
      money: {
        unitPriceCents: [10_000],
        discountCents: 2500,
        freightCents: 1550,
        totalCents: 19_050,
      },
    });
  });

  it('rounds the unit price up and lets the discount take the rest when a total does not divide', () => {
    const order = storeOrder({
      lines: [orderLine({ quantity: 3, subtotalCents: cents(2000), totalCents: cents(2000) })],
      shippingCents: cents(0),
      totalCents: cents(2000),
    });

    expect(orderMoney(order, [])).toMatchObject({
      closes: true,
      money: { unitPriceCents: [667], itemsCents: 2001, discountCents: 1, totalCents: 2000 },
    });
  });

  it('follows the line totals when a person edited the lines', () => {
    const order = storeOrder({
      lines: [orderLine({ quantity: 3, subtotalCents: cents(800), totalCents: cents(1600) })],
      shippingCents: cents(0),
      totalCents: cents(1600),
    });

    expect(orderMoney(order, [])).toMatchObject({ closes: true, money: { totalCents: 1600 } });
  });

  const withInterest = storeOrder({
    fees: [{ name: 'Juros do cartão', totalCents: cents(990), taxCents: cents(0) }],
    totalCents: cents(22_540),
  });

  it('takes a positive fee as other expenses', () => {
    expect(orderMoney(withInterest, [])).toMatchObject({
      closes: true,
      money: { otherExpensesCents: 990, totalCents: 22_540, outsideCents: 0 },
    });
  });

  it('leaves a fee outside that the accountant named, and is lower by exactly that', () => {
    expect(orderMoney(withInterest, ['juros do cartão '])).toMatchObject({
      closes: true,
      money: { otherExpensesCents: 0, totalCents: 21_550, outsideCents: 990 },
    });
  });

  it('takes a gift as a line of price 0', () => {
    const gift = orderLine({
      id: '14',
      quantity: 1,
      subtotalCents: cents(0),
      totalCents: cents(0),
    });
    const order = storeOrder({ lines: [orderLine(), gift] });

    expect(orderMoney(order, [])).toMatchObject({
      closes: true,
      money: { unitPriceCents: [10_000, 0], totalCents: 21_550 },
    });
  });

  it('takes an order that a coupon made free', () => {
    const order = storeOrder({
      lines: [orderLine({ totalCents: cents(0) })],
      discountCents: cents(20_000),
      shippingCents: cents(0),
      totalCents: cents(0),
    });

    expect(orderMoney(order, [])).toMatchObject({
      closes: true,
      money: { itemsCents: 20_000, discountCents: 20_000, totalCents: 0 },
    });
  });

  it('blocks an order with a difference that has no name', () => {
    const order = storeOrder({ totalCents: cents(21_551) });

    expect(orderMoney(order, [])).toEqual({ closes: false, why: 'difference', differenceCents: 1 });
  });

  it('blocks a discount greater than the items', () => {
    const order = storeOrder({
      fees: [{ name: 'Vale', totalCents: cents(-20_100), taxCents: cents(0) }],
      totalCents: cents(1450),
    });

    expect(orderMoney(order, [])).toEqual({ closes: false, why: 'discount_above_items' });
  });

  it('blocks an amount without a piece, which would come back as a negative discount', () => {
    const order = storeOrder({
      lines: [
        orderLine(),
        orderLine({ id: '14', quantity: 0, subtotalCents: cents(500), totalCents: cents(500) }),
      ],
      totalCents: cents(22_050),
    });

    expect(orderMoney(order, [])).toEqual({
      closes: false,
      why: 'difference',
      differenceCents: 500,
    });
  });

  it('closes to the cent for every order whose parts the store added up', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 40 }),
      subtotal: fc.integer({ min: 0, max: 5_000_000 }),
      tax: fc.integer({ min: 0, max: 90_000 }),
      off: fc.integer({ min: 0, max: 100 }),
    });
    const parts = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      expense: fc.integer({ min: 0, max: 10_000 }),
      interest: fc.integer({ min: 0, max: 10_000 }),
      freight: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(parts, ({ lines, expense, interest, freight }) => {
        const built = lines.map(({ quantity, subtotal, tax, off }) =>
          orderLine({
            quantity,
            subtotalCents: cents(subtotal),
            subtotalTaxCents: cents(tax),
            totalCents: cents(subtotal - Math.floor((subtotal * off) / 100)),
            totalTaxCents: cents(tax),
          }),
        );
        const discount = sumCents(built.map((each) => each.subtotalCents - each.totalCents));
        const items = sumCents(built.map((each) => each.totalCents + each.totalTaxCents));
        const order = storeOrder({
          lines: built,
          discountCents: discount,
          shippingCents: cents(freight),
          fees: [
            { name: 'Embalagem', totalCents: cents(expense), taxCents: cents(0) },
            { name: 'Juros', totalCents: cents(interest), taxCents: cents(0) },
          ],
          totalCents: cents(items + expense + interest + freight),
        });

        const result = orderMoney(order, ['Juros']);

        if (!result.closes) throw new Error(`did not close: ${JSON.stringify(result)}`);
        const { money } = result;
        const again = sumCents(
          built.map((each, at) => each.quantity * (money.unitPriceCents[at] ?? Number.NaN)),
        );
        const inErp = again - money.discountCents + money.otherExpensesCents + money.freightCents;
        expect(inErp).toBe(money.totalCents);
        expect(inErp + money.outsideCents).toBe(order.totalCents);
        expect(money.outsideCents).toBe(interest);
      }),
    );
  });
});

describe('instalments', () => {
  it('always add up to the total, the last one taking the rest', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.integer({ min: 1, max: 24 }), (total, parts) => {
        expect(sumCents(splitCents(cents(total), parts))).toBe(total);
      }),
    );
  });
});
