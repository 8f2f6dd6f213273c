import { describe, expect, it } from 'vitest';

import {
  ChannelId,
  ErpContactId,
  ErpProductId,
  ErpStatusId,
  PaymentMethodId,
} from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { cents } from '../../kernel/cents.ts';
import { orderLine, postalAddress, storeOrder } from '../order.builder.ts';
import { draftToErpOrder } from './draft.ts';
import { orderMoney } from './money.ts';

const NOWHERE = postalAddress({
  name: '',
  street: '',
  number: '',
  neighborhood: '',
  city: '',
  state: '',
  postalCode: '',
  country: '',
});

function erpOrderOf(change: Partial<StoreOrder>) {
  const order = storeOrder(change);
  const result = orderMoney(order, []);
  if (!result.closes) throw new Error('does not close');
  const draft = {
    order,
    money: result.money,
    productIds: order.lines.map((_, at) => ErpProductId.parse(String(at + 1))),
    paymentMethodId: PaymentMethodId.parse('555'),
    receiptSchedule: undefined,
    storeNumber: order.id,
    channelId: ChannelId.parse('203204'),
    statusId: ErpStatusId.parse('6'),
    token: 'abc',
    carrierService: 'SEDEX',
  };
  return draftToErpOrder(draft, ErpContactId.parse('111'));
}

describe('an order in the words of the ERP', () => {
  it('goes to the delivery address', () => {
    const shippingAddress = postalAddress({ name: 'Vizinha', number: '12' });

    expect(erpOrderOf({ shippingAddress }).shipTo).toMatchObject({ name: 'Vizinha', number: '12' });
  });

  it('goes to the billing address when the store tells no other, for a label needs one', () => {
    expect(erpOrderOf({ shippingAddress: NOWHERE }).shipTo).toMatchObject({
      name: 'Bruno Costa',
      street: 'Praça da Sé',
      number: '55',
      postalCode: '01001000',
    });
  });

  it('takes the number apart from the street, and leaves a state out that is none', () => {
    const shippingAddress = postalAddress({ street: 'Rua A, 7', number: '', state: 'XX' });

    expect(erpOrderOf({ shippingAddress }).shipTo).toMatchObject({
      street: 'Rua A',
      number: '7',
      state: '',
    });
  });

  it('tells people the shown number, the coupons, the payment and the words of the buyer', () => {
    const { notes } = erpOrderOf({
      number: 'WEB-1007',
      coupons: ['NATAL', 'FRETE'],
      paymentReference: 'E1234',
      customerNote: 'Deixar na portaria',
    });

    expect(notes.split('\n')).toEqual([
      'Pedido da loja nº WEB-1007',
      'Entrega: PAC',
      'Cupons: NATAL, FRETE',
      'Pagamento: Pix E1234',
      'Cliente: Deixar na portaria',
    ]);
  });

  it('has no instalments when it is free, and its gifts at price 0', () => {
    const free = erpOrderOf({
      lines: [orderLine({ subtotalCents: cents(0), totalCents: cents(0) })],
      shippingCents: cents(0),
      totalCents: cents(0),
    });

    expect(free.installments).toEqual([]);
    expect(free.items).toMatchObject([{ quantity: '2', unitPriceCents: 0 }]);
  });
});
