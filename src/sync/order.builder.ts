import type { PostalAddress } from '../commerce/customer.ts';
import { StoreItemId, StoreOrderId } from '../commerce/ids.ts';
import type { StoreOrder, StoreOrderLine } from '../commerce/order.ts';
import { cents } from '../kernel/cents.ts';

export function postalAddress(change: Partial<PostalAddress> = {}): PostalAddress {
  return {
    name: 'Bruno Costa',
    street: 'Praça da Sé',
    number: '55',
    complement: '',
    neighborhood: 'Sé',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01001-000',
    country: 'BR',
    ...change,
  };
}

export function orderLine(change: Partial<StoreOrderLine> = {}): StoreOrderLine {
  return {
    id: '13',
    itemId: StoreItemId.parse('18'),
    sku: 'CAN-1',
    name: 'Caneca',
    quantity: 2,
    reducedUnits: 2,
    subtotalCents: cents(20_000),
    subtotalTaxCents: cents(0),
    totalCents: cents(20_000),
    totalTaxCents: cents(0),
    ...change,
  };
}

/** Two mugs at R$ 100.00 and R$ 15.50 of freight, paid, by a person with a valid CPF. */
export function storeOrder(change: Partial<StoreOrder> = {}): StoreOrder {
  return {
    id: StoreOrderId.parse('40'),
    number: '40',
    status: 'processing',
    currency: 'BRL',
    createdAt: Date.UTC(2026, 10, 24, 4, 8, 46),
    modifiedAt: Date.UTC(2026, 10, 24, 4, 15, 32),
    paidAt: Date.UTC(2026, 10, 24, 4, 15, 32),
    totalCents: cents(21_550),
    shippingCents: cents(1550),
    shippingTaxCents: cents(0),
    discountCents: cents(0),
    discountTaxCents: cents(0),
    lines: [orderLine()],
    fees: [],
    refunds: [],
    coupons: [],
    paymentMethod: 'pix',
    paymentTitle: 'Pix',
    installments: 1,
    paymentReference: '',
    shippingMethod: 'flat_rate',
    shippingTitle: 'PAC',
    customerNote: 'Deixar na portaria',
    buyer: {
      cpf: '52998224725',
      cnpj: '',
      personType: 'natural',
      stateRegistration: '',
      name: 'Bruno Costa',
      company: '',
      email: 'bruno@example.test',
      phone: '(11) 3333-4444',
      mobile: '',
      billingAddress: postalAddress(),
    },
    shippingAddress: postalAddress(),
    createdVia: 'checkout',
    ...change,
  };
}
