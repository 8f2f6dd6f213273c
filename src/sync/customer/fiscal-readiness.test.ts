import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Buyer, PostalAddress } from '../../commerce/customer.ts';
import { say } from '../../messages/message.ts';
import { postalAddress, storeOrder } from '../order.builder.ts';
import { fiscalReadiness } from './fiscal-readiness.ts';

function missing(buyer: Partial<Buyer>): readonly string[] {
  const found = fiscalReadiness({ number: '40', buyer: { ...storeOrder().buyer, ...buyer } });
  return found.ready ? [] : found.missing;
}

const missingAt = (address: Partial<PostalAddress>) =>
  missing({ billingAddress: postalAddress(address) });

const LIMITED = {
  cpf: '',
  cnpj: '11222333000181',
  company: 'Loja Ltda',
  personType: 'legal',
} as const;

describe('what an invoice needs of its buyer', () => {
  it('is there for a person with a document and a whole address', () => {
    expect(fiscalReadiness(storeOrder())).toEqual({ ready: true });
  });

  it.each([
    ['no street', { street: '' }, ['street']],
    ['no number', { number: '' }, ['number']],
    ['no neighbourhood', { neighborhood: ' ' }, ['neighborhood']],
    ['no city', { city: '' }, ['city']],
    ['a city of another state', { city: 'Curitiba' }, ['city_unknown']],
    ['no state', { state: '' }, ['state']],
    ['a state that is none', { state: 'XX' }, ['state']],
    ['half a postal code', { postalCode: '01001' }, ['postal_code']],
    ['a postal code of another state', { postalCode: '80020-310' }, ['postal_code_of_other_state']],
    [
      'a postal code that no state has',
      { postalCode: '78950-000' },
      ['postal_code_of_other_state'],
    ],
  ])('is not there with %s', (_what, address, gaps) => {
    expect(missingAt(address)).toEqual(gaps);
  });

  it.each([
    ['S/N', { number: 'S/N' }],
    ['the number behind the street', { street: 'Praça da Sé, 55', number: '' }],
    ['"s/n" behind the street', { street: 'Rodovia BR 116, s/n', number: '' }],
    ['the state by its name', { state: 'São Paulo' }],
    ['a city without its accent', { city: 'SAO PAULO' }],
    ['a postal code without its hyphen', { postalCode: '01001000' }],
  ])('is there with %s', (_what, address) => {
    expect(missingAt(address)).toEqual([]);
  });

  it('is told all at once, in plain words', () => {
    const buyer = { ...storeOrder().buyer, cpf: '', billingAddress: postalAddress({ number: '' }) };
    const found = fiscalReadiness({ number: '1007', buyer });

    expect(!found.ready && say(found.cause, 'pt-BR')).toBe(
      'O pedido 1007 espera dados: CPF ou CNPJ; número da casa (ou "S/N"). Peça ao cliente e preencha no pedido da loja; ele continua sozinho.',
    );
  });

  it('is a state registration of the state, where a company gives one', () => {
    expect(missing({ ...LIMITED, stateRegistration: '110.042.490.114' })).toEqual([]);
    expect(missing({ ...LIMITED, stateRegistration: 'ISENTO' })).toEqual([]);
    expect(missing({ ...LIMITED, stateRegistration: '' })).toEqual([]);
    expect(missing({ ...LIMITED, stateRegistration: '123' })).toEqual(['state_registration']);
  });

  it('does not wait for an e-mail address', () => {
    expect(missing({ email: 'ana at example' })).toEqual([]);
  });

  it('is for the accountant to say where the buyer lives abroad', () => {
    const billingAddress = postalAddress({
      country: 'PT',
      state: 'Lisboa',
      postalCode: '1000-001',
    });

    expect(missing({ cpf: '', billingAddress })).toEqual(['foreign_buyer']);
  });

  it('never fails on what people type', () => {
    const text = fc.string({ maxLength: 30 });
    const address = fc.record({
      street: text,
      number: text,
      neighborhood: text,
      city: text,
      state: text,
      postalCode: text,
    });
    fc.assert(
      fc.property(address, text, (typed, cpf) => {
        const gaps = missing({ cpf, billingAddress: postalAddress(typed) });

        expect(new Set(gaps).size).toBe(gaps.length);
      }),
    );
  });
});
