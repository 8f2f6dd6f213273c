import { isValidCfop } from '@brazilian-utils/brazilian-utils';

import type { ErpInvoice, ErpInvoiceItem } from '../../bling/erp-invoice.ts';
import type { PostalAddress } from '../../commerce/customer.ts';
import type { ChannelId } from '../../commerce/ids.ts';
import { centsToText, sumCents } from '../../kernel/cents.ts';
import type { NoteFault, NoteProblem } from '../../messages/note-problem.ts';
import { isGtinOrNone } from './gtin.ts';

/** What the note of an order must say. */
export interface ExpectedNote {
  /** CPF or CNPJ without mask. */
  readonly document: string;
  /** `undefined`: not looked at, as in a sale over the counter. */
  readonly address: PostalAddress | undefined;
  readonly channelId: ChannelId;
  /** The order's number in the ERP's field for the store's number. */
  readonly storeNumber: string;
}

/** Everything wrong with a note that can be seen before it is sent, but for its total. */
export function checkNote(note: ErpInvoice, expected: ExpectedNote): readonly NoteProblem[] {
  return [
    ...(isOfOtherOrder(note, expected) ? [of('other_order')] : []),
    ...(note.document === expected.document ? [] : [of('document')]),
    ...(hasAddress(note, expected.address) ? [] : [of('address')]),
    ...(note.items.length === 0 ? [of('no_items')] : note.items.flatMap(itemProblems)),
    ...paymentProblems(note),
  ];
}

function isOfOtherOrder({ storeNumber, channelId }: ErpInvoice, expected: ExpectedNote): boolean {
  const otherNumber = storeNumber !== '' && storeNumber !== expected.storeNumber;
  return otherNumber || (channelId !== undefined && channelId !== expected.channelId);
}

/** The parts that tell one place from another; the rest may be written in many ways. */
export function hasAddress({ recipient }: ErpInvoice, wanted: PostalAddress | undefined): boolean {
  if (!wanted) return true;
  const found = recipient.address;
  return (
    digits(found.postalCode) === digits(wanted.postalCode) &&
    plain(found.state) === plain(wanted.state) &&
    plain(found.number) === plain(wanted.number)
  );
}

function itemProblems(item: ErpInvoiceItem): NoteProblem[] {
  const faults: readonly (readonly [isRight: boolean, fault: NoteFault])[] = [
    [/^\d{8}$/.test(item.taxClass), 'tax_class'],
    [/^(\d{7})?$/.test(item.taxSubstitutionCode), 'tax_substitution_code'],
    [item.origin !== undefined && item.origin >= 0 && item.origin <= 8, 'origin'],
    [isGtinOrNone(item.gtin), 'gtin'],
    [isCfopOfSale(item.cfop), 'cfop'],
  ];
  return faults
    .filter(([isRight]) => !isRight)
    .map(([, fault]) => ({ fault, detail: item.sku || item.name }));
}

/** Of goods that leave: 5 within the state, 6 to another, 7 abroad. */
function isCfopOfSale(cfop: string): boolean {
  return /^[567]/.test(cfop) && isValidCfop(cfop);
}

/** Of total 0 there is nothing to pay (domain rules 3.1). */
function paymentProblems({ installments, totalCents }: ErpInvoice): NoteProblem[] {
  const sum = sumCents(installments.map(({ amountCents }) => amountCents));
  if (sum !== totalCents) return [of('installments', sumText(sum, totalCents))];
  const isPaid = installments.every(({ paymentMethodId }) => paymentMethodId !== undefined);
  return isPaid ? [] : [of('payment')];
}

export function sumText(found: number, expected: number): string {
  return `R$ ${centsToText(found)} / R$ ${centsToText(expected)}`;
}

function of(fault: NoteFault, detail = ''): NoteProblem {
  return { fault, detail };
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
