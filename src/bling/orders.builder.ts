import { ChannelId, ErpContactId, ErpProductId, PaymentMethodId } from '../commerce/ids.ts';
import { cents, NO_MONEY } from '../kernel/cents.ts';
import { quantity } from '../kernel/quantity.ts';
import { MORNING } from './bling.builder.ts';
import type { NewContact } from './erp-contact.ts';
import type { NewErpOrder } from './erp-order.ts';
import { orderTotalCents } from './erp-order.ts';

export function buildContact(change: Partial<NewContact> = {}): NewContact {
  return {
    name: 'Ana Souza',
    personType: 'natural',
    document: '52998224725',
    icms: 'non_taxpayer',
    stateRegistration: '',
    email: 'ana@example.com',
    phone: '',
    mobile: '(51) 99999-8888',
    address: {
      name: 'Ana Souza',
      street: 'Rua das Flores',
      number: '120',
      complement: '',
      neighborhood: 'Centro',
      city: 'Bento Gonçalves',
      state: 'RS',
      postalCode: '95700000',
      country: 'BR',
    },
    ...change,
  };
}

/** Two mugs for 128.30 with 10.00 off and 18.50 freight, paid by Pix: the example of guide 5.7. */
export function buildOrder({
  productId = ErpProductId.parse('16600000001'),
  paymentMethodId = PaymentMethodId.parse('555'),
  ...change
}: Partial<NewErpOrder> & {
  readonly productId?: ErpProductId | undefined;
  readonly paymentMethodId?: PaymentMethodId | undefined;
} = {}): NewErpOrder {
  const item = {
    productId,
    sku: 'CAN',
    name: 'Caneca',
    quantity: quantity(2),
    unitPriceCents: cents(5990),
  };
  const money = {
    items: [item],
    discountCents: cents(1000),
    otherExpensesCents: NO_MONEY,
    freightCents: cents(1850),
  };
  const storeNumber = change.storeNumber ?? 'WEB-1001';
  return {
    ...money,
    storeNumber,
    channelId: ChannelId.parse('203204'),
    date: MORNING,
    contactId: ErpContactId.parse('111'),
    installments: [
      { dueAt: MORNING, amountCents: orderTotalCents(money), paymentMethodId, note: 'Pix (1/1)' },
    ],
    shipTo: buildContact().address,
    notes: '',
    internalNotes: `store-order:${storeNumber}`,
    ...change,
  };
}
