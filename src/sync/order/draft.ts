import type { NewErpOrder } from '../../bling/erp-order.ts';
import { tidyAddress } from '../../commerce/brazilian-address.ts';
import type { PostalAddress } from '../../commerce/customer.ts';
import type {
  ChannelId,
  ErpContactId,
  ErpProductId,
  ErpStatusId,
  PaymentMethodId,
} from '../../commerce/ids.ts';
import type { StoreOrder, StoreOrderLine } from '../../commerce/order.ts';
import { quantity } from '../../kernel/quantity.ts';
import { message, say } from '../../messages/message.ts';
import type { OrderMoney } from './money.ts';
import { type ReceiptSchedule, receiptInstallments } from './receipt-schedule.ts';

/** All that an ERP order is made of, gathered and proven before anything is sent. */
export interface OrderDraft {
  readonly order: StoreOrder;
  readonly money: OrderMoney;
  readonly productIds: readonly ErpProductId[];
  readonly paymentMethodId: PaymentMethodId;
  /** When the merchant gets the money of that method; `undefined`: on the day. */
  readonly receiptSchedule: ReceiptSchedule | undefined;
  readonly storeNumber: string;
  readonly channelId: ChannelId;
  readonly statusId: ErpStatusId;
  readonly token: string;
  readonly carrierService: string | undefined;
}

/** The token as it stands in the ERP's internal notes: a claim hit must carry it to be ours. */
export function tokenNote(token: string): string {
  return `totoro:${token}`;
}

export function draftToErpOrder(draft: OrderDraft, contactId: ErpContactId): NewErpOrder {
  const { order, money } = draft;
  return {
    storeNumber: draft.storeNumber,
    channelId: draft.channelId,
    date: order.createdAt,
    contactId,
    statusId: draft.statusId,
    items: order.lines.map((line, at) => ({
      productId: draft.productIds[at],
      sku: line.sku,
      name: lineName(line),
      quantity: quantity(line.quantity),
      unitPriceCents: money.unitPriceCents[at] ?? line.subtotalCents,
    })),
    discountCents: money.discountCents,
    otherExpensesCents: money.otherExpensesCents,
    freightCents: money.freightCents,
    installments: receiptInstallments(draft),
    shipTo: deliveryAddress(order),
    carrierService: draft.carrierService,
    notes: notesOf(order),
    internalNotes: tokenNote(draft.token),
  };
}

function lineName(line: StoreOrderLine): string {
  return line.name || line.sku;
}

/** Always told, for labels are made of it; goods without a delivery address go to where the bill goes. */
function deliveryAddress({ shippingAddress, buyer }: StoreOrder): PostalAddress {
  const { street, postalCode, city } = shippingAddress;
  const isEmpty = [street, postalCode, city].every((text) => text.trim() === '');
  const address = tidyAddress(isEmpty ? buyer.billingAddress : shippingAddress);
  return { ...address, name: address.name || buyer.name };
}

/** In the language of the ERP's people, whatever the language of this program. */
function notesOf(order: StoreOrder): string {
  const { number, coupons, paymentTitle, paymentReference } = order;
  const notes = message('order.notes', {
    number,
    delivery: order.shippingTitle,
    coupons: coupons.join(', '),
    payment: paymentReference && `${paymentTitle} ${paymentReference}`,
    buyersWords: order.customerNote,
  });
  return say(notes, 'pt-BR');
}
