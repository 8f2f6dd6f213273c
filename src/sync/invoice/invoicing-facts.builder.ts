import type { ErpContact } from '../../bling/erp-contact.ts';
import type { ErpOrder } from '../../bling/erp-order.ts';
import { BlingRejected } from '../../bling/failures.ts';
import {
  ChannelId,
  ErpContactId,
  ErpOrderId,
  ErpStatusId,
  type InvoiceId,
} from '../../commerce/ids.ts';
import { cents } from '../../kernel/cents.ts';
import { postalAddress } from '../order.builder.ts';

export const CHANNEL = ChannelId.parse('203204');
export const ERP_ORDER = ErpOrderId.parse('900');
export const OPEN = ErpStatusId.parse('6');
export const CUSTOMER = ErpContactId.parse('111');
export const KEY = '4326031122233300018155001000000123411000012'.padEnd(44, '4');

/** The sale as Bling tells it, with the newest of its notes. */
export function erpOrderOf(state: {
  readonly totalCents: number;
  readonly ipiCents: number;
  readonly orderInvoiceId: InvoiceId | undefined;
}): ErpOrder {
  return {
    id: ERP_ORDER,
    number: '12',
    storeNumber: '40',
    channelId: CHANNEL,
    date: undefined,
    totalCents: cents(state.totalCents),
    statusId: OPEN,
    statusValue: 0,
    contactId: CUSTOMER,
    items: [],
    discountCents: cents(0),
    otherExpensesCents: cents(0),
    freightCents: cents(1550),
    ipiCents: cents(state.ipiCents),
    installments: [],
    notes: '',
    internalNotes: '',
    invoiceId: state.orderInvoiceId,
    volumes: [],
    trackingCodes: [],
  };
}

export function refusal(text: string): BlingRejected {
  return new BlingRejected({
    status: 400,
    type: 'VALIDATION_ERROR',
    text,
    complaints: [{ code: undefined, message: text, element: '' }],
    requestId: '',
  });
}

export function contactOf(): ErpContact {
  return {
    id: CUSTOMER,
    name: 'Bruno Costa',
    document: '52998224725',
    state: 'active',
    phone: '',
    mobile: '',
    personType: 'natural',
    icms: 'non_taxpayer',
    stateRegistration: '',
    email: '',
    address: postalAddress(),
  };
}
