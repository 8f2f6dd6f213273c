import { describe, expect, it } from 'vitest';

import type { Buyer } from '../../commerce/customer.ts';
import { storeOrder } from '../order.builder.ts';
import { customerOf } from './customer.ts';

function orderOf(buyer: Partial<Buyer>) {
  return storeOrder({ buyer: { ...storeOrder().buyer, ...buyer } });
}

describe('customer of an order', () => {
  it('is the person with the given CPF, masked or not', () => {
    expect(customerOf(orderOf({ cpf: '529.982.247-25' }), 'refuse')).toMatchObject({
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
      stateRegistration: '123',
    };

    expect(customerOf(orderOf(company), 'refuse')).toMatchObject({
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

    expect(customerOf(orderOf({ ...both, personType: 'legal' }), 'refuse')).toMatchObject({
      contact: { document: '11222333000181' },
    });
    expect(customerOf(orderOf({ ...both, personType: 'natural' }), 'refuse')).toMatchObject({
      contact: { document: '52998224725' },
    });
  });

  it('keeps the letters of an alphanumeric CNPJ', () => {
    expect(customerOf(orderOf({ cpf: '', cnpj: '12.abc.345/01de-35' }), 'refuse')).toMatchObject({
      contact: { document: '12ABC34501DE35' },
    });
  });

  it.each([{ cpf: '12345678900' }, { cpf: '', cnpj: '12ABC34501DE36' }])(
    'asks for a valid document instead of sending %j',
    (buyer) => {
      expect(customerOf(orderOf(buyer), 'walk_in')).toMatchObject({
        found: 'problem',
        cause: { key: 'order.invalidDocument' },
      });
    },
  );

  it('asks for a missing document, unless anonymous sales are allowed', () => {
    expect(customerOf(orderOf({ cpf: '' }), 'refuse')).toMatchObject({
      found: 'problem',
      cause: { key: 'order.missingDocument' },
    });
    expect(customerOf(orderOf({ cpf: '' }), 'walk_in')).toEqual({ found: 'walk_in' });
  });
});
