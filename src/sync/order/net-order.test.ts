import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { StoreOrder, StoreRefund } from '../../commerce/order.ts';
import { cents, sumCents } from '../../kernel/cents.ts';
import { orderLine, storeOrder } from '../order.builder.ts';
import { orderMoney } from './money.ts';
import { netOrder } from './net-order.ts';

const mugs = orderLine();
const cap = orderLine({
  id: '14',
  sku: 'BON-1',
  quantity: 3,
  subtotalCents: cents(10_000),
  totalCents: cents(9000),
});
/** Two mugs for 200.00, three caps for 90.00 after a coupon of 10.00, and 15.50 of freight. */
const order = storeOrder({
  lines: [mugs, cap],
  discountCents: cents(1000),
  totalCents: cents(30_550),
});

function refund(totalCents: number, lines: StoreRefund['lines']): StoreRefund {
  return { id: '9', totalCents: cents(-totalCents), reason: '', lines };
}
function moneyOf(net: StoreOrder) {
  const result = orderMoney(net, []);
  return result.closes ? result.money : result;
}

describe('an order net of its refunds', () => {
  it('is the order itself while nothing went back', () => {
    expect(netOrder(order)).toBe(order);
  });

  it('has a discount of its own for money that went back for no line', () => {
    const net = netOrder({ ...order, refunds: [refund(700, [])] });

    expect(net.lines.map(({ quantity }) => quantity)).toEqual([2, 3]);
    expect(moneyOf(net)).toMatchObject({
      unitPriceCents: [10_000, 3334],
      discountCents: 1000 + 2 + 700,
      totalCents: 29_850,
    });
  });

  it('lacks the pieces that came back, and keeps the price and the discount of the others', () => {
    const back = { lineId: '14', quantity: 2, totalCents: cents(6000) };
    const net = netOrder({ ...order, refunds: [refund(6000, [back])] });

    expect(net.lines.map(({ quantity }) => quantity)).toEqual([2, 1]);
    expect(moneyOf(net)).toMatchObject({
      unitPriceCents: [10_000, 3333],
      discountCents: 333,
      totalCents: 24_550,
    });
  });

  it('has no line for what came back whole', () => {
    const back = { lineId: '13', quantity: 2, totalCents: cents(20_000) };
    const net = netOrder({ ...order, refunds: [refund(20_000, [back])] });

    expect(net.lines.map(({ sku }) => sku)).toEqual(['BON-1']);
    expect(moneyOf(net)).toMatchObject({ totalCents: 10_550 });
  });

  it('counts what the shop kept of a line that came back as a charge', () => {
    const back = { lineId: '13', quantity: 2, totalCents: cents(18_000) };
    const net = netOrder({ ...order, refunds: [refund(18_000, [back])] });

    expect(moneyOf(net)).toMatchObject({ otherExpensesCents: 2000, totalCents: 12_550 });
  });

  it('takes freight that went back as a discount', () => {
    const back = { lineId: '13', quantity: 1, totalCents: cents(10_000) };
    const net = netOrder({ ...order, refunds: [refund(11_550, [back])] });

    expect(moneyOf(net)).toMatchObject({ freightCents: 1550, totalCents: 19_000 });
  });

  it('does not close when its parts went back for more than the whole', () => {
    const back = { lineId: '13', quantity: 2, totalCents: cents(20_000) };
    const net = netOrder({ ...order, refunds: [refund(19_999, [back])] });

    expect(orderMoney(net, [])).toMatchObject({
      closes: false,
      why: 'difference',
      differenceCents: 1,
    });
  });

  it('closes to the cent whatever went back of whatever cart', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      full: fc.integer({ min: 1, max: 90_000 }),
      off: fc.integer({ min: 0, max: 100 }),
      back: fc.integer({ min: 0, max: 9 }),
      share: fc.integer({ min: 0, max: 100 }),
    });
    const carts = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      freight: fc.integer({ min: 0, max: 9000 }),
    });
    fc.assert(
      fc.property(carts, ({ lines, freight }) => {
        const bought = lines.map(({ quantity, full, off }, at) =>
          orderLine({
            id: String(at),
            quantity,
            subtotalCents: cents(full),
            totalCents: cents(full - Math.floor((full * off) / 100)),
          }),
        );
        const parts = lines.map(({ back, share, quantity }, at) => ({
          lineId: String(at),
          quantity: Math.min(back, quantity),
          totalCents: cents(Math.floor(((bought[at]?.totalCents ?? 0) * share) / 100)),
        }));
        const backCents = sumCents(parts.map((part) => part.totalCents));
        const net = netOrder(
          storeOrder({
            lines: bought,
            shippingCents: cents(freight),
            discountCents: sumCents(bought.map((one) => one.subtotalCents - one.totalCents)),
            totalCents: cents(freight + sumCents(bought.map((one) => one.totalCents))),
            refunds: [refund(backCents, parts)],
          }),
        );
        const result = orderMoney(net, []);
        expect(result).toMatchObject({ closes: true, money: { totalCents: net.totalCents } });
      }),
    );
  });
});
