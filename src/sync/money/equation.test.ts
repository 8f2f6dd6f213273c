import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sumCents } from '../../kernel/cents.ts';
import { checkMoney, type MoneyFacts } from './equation.ts';

/** Two mugs and freight, everywhere the same. */
function facts(change: Partial<MoneyFacts> = {}): MoneyFacts {
  return {
    storeTotalCents: 21_550,
    refundsCents: [],
    feesOutsideCents: 0,
    parts: { itemsCents: 20_000, discountCents: 0, otherExpensesCents: 0, freightCents: 1_550 },
    changing: false,
    acceptedErpTotalCents: undefined,
    erpTotalCents: 21_550,
    installmentsCents: 21_550,
    receivables: { cents: 21_550, ofInvoice: false },
    invoice: { totalCents: 21_550, ipiCents: 0, substitutionCents: 0 },
    ...change,
  };
}

describe('the money of an order', () => {
  it('closes when every side says the same, and names what each says', () => {
    expect(checkMoney(facts())).toEqual({
      terms: {
        itemsCents: 20_000,
        discountCents: 0,
        otherExpensesCents: 0,
        freightCents: 1_550,
        storeTotalCents: 21_550,
        feesOutsideCents: 0,
        refundsInErpCents: 0,
        refundsOnlyInStoreCents: 0,
        erpTotalCents: 21_550,
        installmentsCents: 21_550,
        receivablesCents: 21_550,
        invoiceCents: 21_550,
        ipiCents: 0,
        substitutionCents: 0,
      },
      unnamedCents: 0,
      place: undefined,
    });
  });

  it.each([
    [
      'the store does not add up',
      { storeTotalCents: 21_551, erpTotalCents: undefined },
      { place: 'store_terms', unnamedCents: 1 },
    ],
    [
      'Bling has another total',
      { erpTotalCents: 21_549 },
      { place: 'store_erp', unnamedCents: -1 },
    ],
    [
      'instalments differ',
      { installmentsCents: 21_551 },
      { place: 'erp_installments', unnamedCents: 1 },
    ],
    [
      'receivables differ by a cent',
      { receivables: { cents: 21_551, ofInvoice: false } },
      { place: 'erp_receivables', unnamedCents: 1 },
    ],
    [
      'an invoice differs by more than its taxes',
      { invoice: { totalCents: 22_000, ipiCents: 400, substitutionCents: 49 } },
      { place: 'erp_invoice', unnamedCents: 1 },
    ],
    [
      'what an invoice posted is not what it comes to',
      {
        receivables: { cents: 21_550, ofInvoice: true },
        invoice: { totalCents: 22_000, ipiCents: 450, substitutionCents: 0 },
      },
      { place: 'erp_receivables', unnamedCents: -450 },
    ],
  ] as const)('differs at its place when %s', (_, change, found) => {
    expect(checkMoney(facts(change))).toMatchObject(found);
  });

  it.each([
    ['a fee that stays outside', { storeTotalCents: 22_000, feesOutsideCents: 450 }],
    ['a refund that Bling does not know yet', { refundsCents: [-1_000] }],
    ['a refund that Bling knows', { refundsCents: [-1_000], ...allOf(20_550) }],
    ['the older of two refunds', { refundsCents: [-1_000, -77], ...allOf(20_550) }],
    ['what a person let stand in Bling', { ...allOf(20_000), acceptedErpTotalCents: 20_000 }],
    ['a change under way', { changing: true, storeTotalCents: 30_000 }],
    ['IPI and ICMS-ST', { invoice: { totalCents: 22_000, ipiCents: 400, substitutionCents: 50 } }],
    [
      'what nobody has told yet',
      { erpTotalCents: undefined, receivables: undefined, invoice: undefined },
    ],
  ] as const)('closes with %s', (_, change) => {
    expect(checkMoney(facts(change))).toMatchObject({ unnamedCents: 0, place: undefined });
  });

  it('differs again when what a person let stand is changed once more', () => {
    const check = checkMoney(facts({ ...allOf(20_001), acceptedErpTotalCents: 20_000 }));

    expect(check).toMatchObject({ place: 'store_erp', unnamedCents: -1_549 });
  });

  it('tells a refund that was taken off wrongly', () => {
    const check = checkMoney(facts({ refundsCents: [-1_000], ...allOf(20_549) }));

    expect(check).toMatchObject({ place: 'store_erp', unnamedCents: -1 });
    expect(check.terms).toMatchObject({ refundsInErpCents: -1_000, refundsOnlyInStoreCents: 0 });
  });

  it('names every cent of any order, and one cent too many anywhere', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(
        fc.record({
          items: fc.integer({ min: 100_000, max: 900_000 }),
          discount: amount,
          expenses: amount,
          freight: amount,
          outside: amount,
          ipi: amount,
          substitution: amount,
          refunds: fc.array(fc.integer({ min: -20_000, max: -1 }), { maxLength: 4 }),
          known: fc.nat({ max: 4 }),
        }),
        fc.constantFrom('erpTotalCents', 'installmentsCents', 'receivables', 'invoice', 'none'),
        (order, wrong) => {
          const check = checkMoney(withOneCentMore(orderOf(order), wrong));

          expect(check.unnamedCents === 0).toBe(wrong === 'none');
        },
      ),
    );
  });
});

/** The sides of Bling with one total. */
function allOf(cents: number) {
  return {
    erpTotalCents: cents,
    installmentsCents: cents,
    receivables: { cents, ofInvoice: false },
    invoice: { totalCents: cents, ipiCents: 0, substitutionCents: 0 },
  };
}

function orderOf(order: {
  items: number;
  discount: number;
  expenses: number;
  freight: number;
  outside: number;
  ipi: number;
  substitution: number;
  refunds: readonly number[];
  known: number;
}): MoneyFacts {
  const { items, discount, expenses, freight, outside, ipi, substitution, refunds } = order;
  const gross = items - discount + expenses + freight;
  const erp = gross + sumCents(refunds.slice(0, order.known));
  return {
    storeTotalCents: gross + outside,
    refundsCents: refunds,
    feesOutsideCents: outside,
    parts: {
      itemsCents: items,
      discountCents: discount,
      otherExpensesCents: expenses,
      freightCents: freight,
    },
    changing: false,
    acceptedErpTotalCents: undefined,
    ...allOf(erp),
    invoice: {
      totalCents: erp + ipi + substitution,
      ipiCents: ipi,
      substitutionCents: substitution,
    },
  };
}

/** Where only Bling's own total is off, its other sides tell so. */
function withOneCentMore(order: MoneyFacts, where: string): MoneyFacts {
  const { receivables, invoice } = order;
  switch (where) {
    case 'erpTotalCents':
      return { ...order, erpTotalCents: (order.erpTotalCents ?? 0) + 1 };
    case 'installmentsCents':
      return { ...order, installmentsCents: (order.installmentsCents ?? 0) + 1 };
    case 'receivables':
      return { ...order, receivables: { cents: (receivables?.cents ?? 0) + 1, ofInvoice: false } };
    case 'invoice':
      return invoice
        ? { ...order, invoice: { ...invoice, totalCents: invoice.totalCents + 1 } }
        : order;
    default:
      return order;
  }
}
