import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { centsToText } from '../../kernel/cents.ts';
import { OrderRow, rowToOrder } from './order.ts';

const PARTY = { first_name: 'Ana', last_name: 'Silva', address_1: 'Rua A', country: 'BR' };

function orderRow(change: object = {}) {
  return {
    id: 40,
    number: '40',
    status: 'processing',
    currency: 'BRL',
    date_created_gmt: '2026-11-24T04:08:46',
    date_modified_gmt: '2026-11-24T04:08:47',
    total: '0.00',
    billing: PARTY,
    shipping: {},
    meta_data: [],
    line_items: [],
    ...change,
  };
}

function read(change: object = {}, documents: readonly string[] = []) {
  const installments = ['mp_installments', 'parcelas'];
  return rowToOrder(OrderRow.parse(orderRow(change)), { documents, installments });
}

function meta(entries: Readonly<Record<string, unknown>>) {
  return Object.entries(entries).map(([key, value], id) => ({ id, key, value }));
}

describe('money of an order', () => {
  const amount = fc.integer({ min: -99_999_999, max: 99_999_999_999 });

  it('keeps every cent of every part, whatever the amount', () => {
    const line = fc.record({
      subtotal: amount,
      subtotal_tax: amount,
      total: amount,
      total_tax: amount,
    });
    const parts = fc.record({
      total: amount,
      shipping_total: amount,
      shipping_tax: amount,
      discount_total: amount,
      discount_tax: amount,
    });
    fc.assert(
      fc.property(parts, fc.array(line), fc.array(amount), (order, lines, fees) => {
        const text = (cents: Record<string, number>) =>
          Object.fromEntries(Object.entries(cents).map(([key, each]) => [key, centsToText(each)]));
        const there = read({
          ...text(order),
          line_items: lines.map((each, id) => ({ id: id + 1, quantity: 1, ...text(each) })),
          fee_lines: fees.map((each) => ({
            name: 'Taxa',
            total: centsToText(each),
            total_tax: '0.00',
          })),
          refunds: fees.map((each, id) => ({ id: id + 1, total: centsToText(each), reason: '' })),
        });

        expect(there).toMatchObject({
          totalCents: order.total,
          shippingCents: order.shipping_total,
          shippingTaxCents: order.shipping_tax,
          discountCents: order.discount_total,
          discountTaxCents: order.discount_tax,
        });
        expect(
          there.lines.map((each) => [
            each.subtotalCents,
            each.subtotalTaxCents,
            each.totalCents,
            each.totalTaxCents,
          ]),
        ).toEqual(
          lines.map((each) => [each.subtotal, each.subtotal_tax, each.total, each.total_tax]),
        );
        expect(there.fees.map(({ totalCents }) => totalCents)).toEqual(fees);
        expect(there.refunds.map(({ totalCents }) => totalCents)).toEqual(fees);
      }),
    );
  });

  it.each([
    ['10', 1_000],
    ['10.5', 1_050],
    ['215.5000', 21_550],
    [209.9, 20_990],
    ['', 0],
    [null, 0],
    ['-5.00', -500],
  ])('reads %j as %i cents', (total, cents) => {
    expect(read({ total }).totalCents).toBe(cents);
  });

  it.each(['abc', '1.999,90', '49,90', 'NaN', 'Infinity'])('never takes %j for 0', (total) => {
    expect(OrderRow.safeParse(orderRow({ total })).success).toBe(false);
  });
});

describe('lines of an order', () => {
  it('tell the units taken from stock by the meta of the store, not by the status', () => {
    const reduced = meta({ _reduced_stock: '2' });
    const lines = [
      { id: 1, product_id: 18, variation_id: 0, quantity: 3, sku: 'B1', meta_data: reduced },
      { id: 2, product_id: 20, variation_id: 22, quantity: 1, sku: 'TEN-39', meta_data: [] },
    ];

    expect(read({ status: 'em-separacao', line_items: lines }).lines).toMatchObject([
      { itemId: '18', quantity: 3, reducedUnits: 2 },
      { itemId: '20/22', quantity: 1, reducedUnits: 0 },
    ]);
  });

  it('stay when their product is gone', () => {
    const lines = [{ id: 1, product_id: 0, variation_id: 0, quantity: 1, sku: null, name: 'X' }];

    expect(read({ line_items: lines }).lines).toMatchObject([{ itemId: undefined, sku: '' }]);
  });

  it('have names without entities', () => {
    const lines = [{ id: 1, product_id: 1, quantity: 1, name: 'Caneca &amp; Pires &gt; 2' }];

    expect(read({ line_items: lines }).lines[0]?.name).toBe('Caneca & Pires > 2');
  });
});

describe('the buyer of an order', () => {
  it.each([
    [
      'the field of the plugin',
      { billing: { ...PARTY, cpf: '529.982.247-25' } },
      '52998224725',
      '',
    ],
    [
      'the meta, masked',
      { meta_data: meta({ _billing_cpf: '529.982.247-25' }) },
      '52998224725',
      '',
    ],
    [
      'letters of a CNPJ stay',
      { billing: { ...PARTY, cnpj: '12.abc.345/01DE-35' } },
      '',
      '12ABC34501DE35',
    ],
    [
      'a CNPJ in the one field for both',
      { billing: { ...PARTY, cpf: '11.222.333/0001-81' } },
      '',
      '11222333000181',
    ],
    [
      'a key of the merchant',
      { meta_data: meta({ '_wc_other/doc': '11.222.333/0001-81' }) },
      '',
      '11222333000181',
    ],
    ['nothing', { billing: { ...PARTY, persontype: 'F' } }, '', ''],
    ['an array where text was due', { meta_data: meta({ _billing_cpf: ['1'] }) }, '', ''],
  ])('has the document from %s', (...[, change, cpf, cnpj]) => {
    expect(read(change, ['_wc_other/doc']).buyer).toMatchObject({ cpf, cnpj });
  });

  it('is what the stored person type says, before what the field says', () => {
    const type = (stored: string, shown: string) =>
      read({
        billing: { ...PARTY, persontype: shown },
        meta_data: meta({ _billing_persontype: stored }),
      }).buyer.personType;

    expect([
      type('2', 'F'),
      type('legal', ''),
      type('pj', 'F'),
      type('1', 'J'),
      type('', 'J'),
      type('', ''),
    ]).toEqual(['legal', 'legal', 'legal', 'natural', 'legal', 'unknown']);
  });

  it('gets the goods at the billing address when the order has no other', () => {
    const empty = { first_name: '', address_1: '', city: '', postcode: '' };

    expect(read({ shipping: empty }).shippingAddress).toMatchObject({
      name: 'Ana Silva',
      street: 'Rua A',
    });
  });
});

describe('the parts in which a buyer pays', () => {
  it.each([
    [{}, 1],
    [{ mp_installments: '6' }, 6],
    [{ mp_installments: 12 }, 12],
    [{ parcelas: '3x de R$ 40,00' }, 3],
    [{ mp_installments: '', parcelas: '2' }, 2],
    [{ mp_installments: '0' }, 1],
    [{ mp_installments: '40.00' }, 1],
    [{ mp_installments: '2026' }, 1],
    [{ mp_installments: { nested: 3 } }, 1],
  ])('of %j are %i', (entries, count) => {
    expect(read({ meta_data: meta(entries) }).installments).toBe(count);
  });

  it('come with the reference of the payment', () => {
    expect(read({ transaction_id: 'NSU-123' }).paymentReference).toBe('NSU-123');
  });
});
