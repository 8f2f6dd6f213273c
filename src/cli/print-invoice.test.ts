import { expect, it } from 'vitest';

import type { InvoiceShown } from '../app/order-invoices.ts';
import { message, say } from '../messages/message.ts';
import { printInvoice } from './print-invoice.ts';

const ISSUED: InvoiceShown = {
  storeId: 'sto_1',
  storeName: 'Loja',
  order: '40',
  step: 'authorised',
  model: 'nfe',
  number: '12',
  series: '1',
  accessKey: '4'.repeat(44),
  totalCents: 21_550,
  danfeUrl: 'https://danfe',
  sends: 1,
  rejectionCode: null,
  cancellableUntil: Date.UTC(2026, 2, 11, 12),
  cause: undefined,
};

function linesOf(invoice: InvoiceShown): string[] {
  const lines: string[] = [];
  printInvoice(invoice, { print: (line) => lines.push(line), say: (text) => say(text, 'pt-BR') });
  return lines;
}

it('an issued invoice is printed with its key and until when it can be cancelled', () => {
  expect(linesOf(ISSUED)).toEqual([
    'Loja #40  NFE 12/1  autorizada  R$ 215.50',
    `    ${'4'.repeat(44)}`,
    '    https://danfe',
    '    Pode ser cancelada por uma pessoa, no Bling, até 2026-03-11 09:00:00.',
  ]);
});

it('one that is not made yet is printed with what it waits for', () => {
  const nothing = { number: null, series: null, accessKey: null, totalCents: null, danfeUrl: null };
  const cause = message('invoice.notPaid', { number: '40' });
  const wanted = {
    ...ISSUED,
    ...nothing,
    step: 'wanted',
    cancellableUntil: undefined,
    cause,
  } as const;
  expect(linesOf(wanted)).toEqual([
    'Loja #40  NFE  a emitir',
    expect.stringContaining('não está pago'),
  ]);
});
