import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { lineCents } from '../../bling/erp-order.ts';
import { ChannelId, ErpContactId, ErpStatusId, PaymentMethodId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { cents, sumCents } from '../../kernel/cents.ts';
import { feesOutsideCents } from '../fees-outside.ts';
import { orderLine, storeOrder } from '../order.builder.ts';
import { draftToErpOrder } from '../order/draft.ts';
import { orderMoney } from '../order/money.ts';
import { checkMoney } from './equation.ts';

const INTEREST = 'Juros do cartão';
const amount = (max: number) => fc.integer({ min: 0, max }).map(cents);

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 9 }),
    subtotalCents: amount(90_000),
    subtotalTaxCents: amount(900),
    off: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ off, ...one }) => ({
    ...one,
    totalCents: cents(Math.ceil(one.subtotalCents * (1 - off / 100))),
  }));

/** A cart as a store tells it: taxes, coupons, a Pix discount, fees, interest, freight, refunds. */
const cart = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    shippingCents: amount(9_000),
    shippingTaxCents: amount(500),
    pixOff: amount(50),
    wrapping: amount(1_500),
    interest: amount(4_000),
    installments: fc.integer({ min: 1, max: 12 }),
    refunds: fc.array(fc.integer({ min: -300, max: -1 }), { maxLength: 3 }),
  })
  .map((drawn): StoreOrder => {
    const { lines, pixOff, wrapping, interest, shippingCents, shippingTaxCents } = drawn;
    const fees = [
      { name: 'Desconto Pix', totalCents: cents(-pixOff), taxCents: cents(0) },
      { name: 'Embrulho', totalCents: wrapping, taxCents: cents(1) },
      { name: INTEREST, totalCents: interest, taxCents: cents(0) },
    ];
    const discountCents = sumCents(lines.map((one) => one.subtotalCents - one.totalCents));
    const totalCents = sumCents([
      ...lines.map((one) => one.totalCents + one.subtotalTaxCents),
      ...fees.map((fee) => fee.totalCents + fee.taxCents),
      shippingCents,
      shippingTaxCents,
    ]);
    return storeOrder({
      lines: lines.map((one, at) =>
        orderLine({ ...one, id: String(at), totalTaxCents: one.subtotalTaxCents }),
      ),
      fees,
      discountCents,
      shippingCents,
      shippingTaxCents,
      totalCents,
      installments: drawn.installments,
      refunds: drawn.refunds.map((back, at) => ({
        id: String(at + 1),
        totalCents: cents(back),
        reason: '',
        lines: undefined,
      })),
    });
  });

it('any cart closes on every side, with all of its instalments and every cent by its name', () => {
  let closed = 0;
  fc.assert(
    fc.property(cart, fc.integer({ min: 0, max: 40 }), (order, everyDays) => {
      const feesOutside = [INTEREST];
      const result = orderMoney(order, feesOutside);
      // A discount above the items waits for a person before anything is sent.
      fc.pre(result.closes);
      closed += 1;
      const erp = draftOf(order, result.money, everyDays);
      const sides = { items: sumCents(erp.items.map(lineCents)), total: result.money.totalCents };

      const parts = sumCents(erp.installments.map(({ amountCents }) => amountCents));
      expect(sides.items - erp.discountCents + erp.otherExpensesCents + erp.freightCents).toBe(
        sides.total,
      );
      expect(parts).toBe(sides.total);
      expect(erp.installments.length).toBeLessThanOrEqual(order.installments);
      const check = checkMoney({
        storeTotalCents: order.totalCents,
        refundsCents: order.refunds.map(({ totalCents }) => totalCents),
        feesOutsideCents: feesOutsideCents(order, feesOutside),
        parts: result.money,
        changing: false,
        acceptedErpTotalCents: undefined,
        erpTotalCents: sides.total,
        installmentsCents: parts,
        receivables: { cents: parts, ofInvoice: false },
        invoice: { totalCents: sides.total + 77, ipiCents: 70, substitutionCents: 7 },
      });
      expect(check).toMatchObject({ unnamedCents: 0, place: undefined });
    }),
    { numRuns: 500 },
  );
  expect(closed).toBeGreaterThan(400);
});

function draftOf(
  order: StoreOrder,
  money: Extract<ReturnType<typeof orderMoney>, { closes: true }>['money'],
  everyDays: number,
) {
  const draft = {
    order,
    money,
    productIds: [],
    paymentMethodId: PaymentMethodId.parse('3'),
    receiptSchedule: { firstDays: 30, everyDays, joined: false },
    storeNumber: order.id,
    channelId: ChannelId.parse('1'),
    statusId: ErpStatusId.parse('6'),
    token: '',
    carrierService: undefined,
  };
  return draftToErpOrder(draft, ErpContactId.parse('1'));
}
