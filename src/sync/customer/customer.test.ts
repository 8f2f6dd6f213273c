import { describe, expect, it } from 'vitest';

import type { Buyer } from '../../commerce/customer.ts';
import { postalAddress, storeOrder } from '../order.builder.ts';
import { customerOf } from './customer.ts';

const REFUSE = { anonymousSales: 'refuse', foreignBuyers: 'ask' } as const;
const WALK_IN = { anonymousSales: 'walk_in', foreignBuyers: 'ask' } as const;

function orderOf(buyer: Partial<Buyer>) {
  return storeOrder({ buyer: { ...storeOrder().buyer, ...buyer } });
}

describe('customer of an order', () => {
  it('is the person with the given CPF, masked or not', () => {
    expect(customerOf(orderOf({ cpf: '529.982.247-25' }), REFUSE)).toMatchObject({
      found: 'customer',
      contact: {
        personType: 'natural',
        document: '52998224725',
        name: 'Bruno Costa',
        icms: 'non_taxpayer',
      },
    });
  });

  it('is a company by its name when only a CNPJ is filled, whatever the person type says', () => {
    const company = {
      cpf: '',
      cnpj: '11.222.333/0001-81',
      company: 'Loja Ltda',
      stateRegistration: '110.042.490.114',
    };

    expect(customerOf(orderOf(company), REFUSE)).toMatchObject({
      found: 'customer',
      contact: {
        personType: 'legal',
        document: '11222333000181',
        name: 'Loja Ltda',
        icms: 'taxpayer',
      },
    });
  });

  it('follows the stored person type when both documents are filled', () => {
    const both = { cnpj: '11222333000181', company: 'Loja Ltda' };

    expect(customerOf(orderOf({ ...both, personType: 'legal' }), REFUSE)).toMatchObject({
      contact: { document: '11222333000181' },
    });
    expect(customerOf(orderOf({ ...both, personType: 'natural' }), REFUSE)).toMatchObject({
      contact: { document: '52998224725' },
    });
  });

  it('keeps the letters of an alphanumeric CNPJ', () => {
    expect(customerOf(orderOf({ cpf: '', cnpj: '12.abc.345/01de-35' }), REFUSE)).toMatchObject({
      contact: { document: '12ABC34501DE35' },
    });
  });

  it.each([{ cpf: '12345678900' }, { cpf: '', cnpj: '12ABC34501DE36' }])(
    'asks for a valid document instead of sending %j',
    (buyer) => {
      expect(customerOf(orderOf(buyer), WALK_IN)).toEqual({
        found: 'problem',
        cause: { key: 'order.needsData', args: { number: '40', missing: 'document_invalid' } },
      });
    },
  );

  it('asks for a missing document and for all else that is missing, at once', () => {
    const billingAddress = postalAddress({ number: '', neighborhood: '' });

    expect(customerOf(orderOf({ cpf: '', billingAddress }), REFUSE)).toMatchObject({
      cause: { key: 'order.needsData', args: { missing: 'document,number,neighborhood' } },
    });
  });

  it('is nobody in particular without a document where anonymous sales are allowed', () => {
    expect(customerOf(orderOf({ cpf: '' }), WALK_IN)).toEqual({ found: 'walk_in' });
  });

  it('is entered with an incomplete address: the sale is a fact, and only its invoice waits', () => {
    const billingAddress = postalAddress({ state: 'XX', postalCode: '123', number: '' });

    expect(customerOf(orderOf({ billingAddress, email: 'ana(at)' }), REFUSE)).toMatchObject({
      found: 'customer',
      contact: { email: '', address: { state: '', postalCode: '', number: '' } },
    });
  });

  it.each(['ISENTO', 'isenta'])('is exempt when the company says %j', (stateRegistration) => {
    const company = { cpf: '', cnpj: '11222333000181', company: 'Loja Ltda', stateRegistration };

    expect(customerOf(orderOf(company), REFUSE)).toMatchObject({
      contact: { icms: 'exempt', stateRegistration: '' },
    });
  });

  it('is no taxpayer by a state registration that its state does not know', () => {
    const company = { cpf: '', cnpj: '11222333000181', stateRegistration: '123' };

    expect(customerOf(orderOf(company), REFUSE)).toMatchObject({
      contact: { icms: 'non_taxpayer', stateRegistration: '' },
    });
  });
});

describe('a buyer abroad without a Brazilian document', () => {
  const billingAddress = postalAddress({
    city: 'Montevideo',
    state: 'UY-MO',
    postalCode: '11000',
    country: 'UY',
  });
  const order = orderOf({ cpf: '', billingAddress });

  it('is asked about', () => {
    expect(customerOf(order, { ...WALK_IN, foreignBuyers: 'ask' })).toEqual({
      found: 'problem',
      cause: { key: 'order.foreignBuyer', args: { number: '40', country: 'UY' } },
    });
  });

  it('becomes a foreign customer where the merchant wants it', () => {
    expect(customerOf(order, { ...REFUSE, foreignBuyers: 'import' })).toMatchObject({
      found: 'customer',
      contact: { personType: 'foreign', document: '', address: { country: 'UY' } },
    });
  });
});
