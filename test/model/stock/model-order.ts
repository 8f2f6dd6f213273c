import { ErpProductId, StoreItemId, type StoreOrderId } from '../../../src/commerce/ids.ts';
import type { StoreOrder } from '../../../src/commerce/order.ts';
import { cents } from '../../../src/kernel/cents.ts';

export interface ModelSale {
  readonly id: StoreOrderId;
  readonly createdAt: number;
  readonly product: ErpProductId;
  readonly units: number;
  status: string;
  /** Units that the store took from its own number for it. */
  reduced: number;
  modifiedAt: number;
}

export const itemIdOf = (product: ErpProductId) => StoreItemId.parse(product);
export const productOf = (item: StoreItemId) => ErpProductId.parse(item);

/** As the connector tells it. */
export function toOrder(sale: ModelSale): StoreOrder {
  const nothing = { subtotalCents: cents(0), subtotalTaxCents: cents(0) };
  const line = { ...nothing, totalCents: cents(0), totalTaxCents: cents(0) };
  return {
    ...EMPTY_ORDER,
    id: sale.id,
    number: sale.id,
    status: sale.status,
    createdAt: sale.createdAt,
    modifiedAt: sale.modifiedAt,
    lines: [
      {
        ...line,
        id: '1',
        itemId: itemIdOf(sale.product),
        sku: sale.product,
        name: sale.product,
        quantity: sale.units,
        reducedUnits: sale.reduced,
      },
    ],
  };
}

const NO_ADDRESS = {
  name: '',
  street: '',
  number: '',
  complement: '',
  neighborhood: '',
  city: '',
  state: '',
  postalCode: '',
  country: '',
};
const EMPTY_ORDER = {
  currency: 'BRL',
  paidAt: undefined,
  totalCents: cents(0),
  shippingCents: cents(0),
  shippingTaxCents: cents(0),
  discountCents: cents(0),
  discountTaxCents: cents(0),
  fees: [],
  refunds: [],
  coupons: [],
  paymentMethod: '',
  paymentTitle: '',
  installments: 1,
  paymentReference: '',
  shippingMethod: '',
  shippingTitle: '',
  customerNote: '',
  buyer: {
    cpf: '',
    cnpj: '',
    personType: 'unknown' as const,
    stateRegistration: '',
    name: '',
    company: '',
    email: '',
    phone: '',
    mobile: '',
    billingAddress: NO_ADDRESS,
  },
  shippingAddress: NO_ADDRESS,
  createdVia: '',
};
