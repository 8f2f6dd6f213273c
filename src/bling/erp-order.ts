import type { PostalAddress } from '../commerce/customer.ts';
import type {
  ChannelId,
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ErpStatusId,
  InvoiceId,
  PaymentMethodId,
} from '../commerce/ids.ts';
import type { Cents } from '../kernel/cents.ts';
import { cents, centsToText, parseCents, sumCents } from '../kernel/cents.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { multiplyQuantity, quantity } from '../kernel/quantity.ts';
import type { ErpVolume } from './erp-logistics.ts';

/** What a list of sales orders tells of one (guide 5.7, column L). */
export interface ErpOrderRow {
  readonly id: ErpOrderId;
  readonly number: string;
  /** Our key in the order; empty on orders of people and other channels without one. */
  readonly storeNumber: string;
  readonly channelId: ChannelId | undefined;
  /** Start of the order's day in São Paulo, epoch ms. */
  readonly date: number | undefined;
  readonly totalCents: Cents;
  readonly statusId: ErpStatusId | undefined;
  /** Normalised status (guide 5.8): 0 open, 1 fulfilled, 2 cancelled, 3 in progress... */
  readonly statusValue: number | undefined;
  readonly contactId: ErpContactId | undefined;
}

/** A sales order in full. */
export interface ErpOrder extends ErpOrderRow {
  readonly items: readonly ErpOrderItem[];
  /** Of the whole order, already in money when Bling has it as a percentage. */
  readonly discountCents: Cents;
  readonly otherExpensesCents: Cents;
  readonly freightCents: Cents;
  /** Comes on top in the invoice; `undefined` when Bling tells none. */
  readonly ipiCents?: Cents | undefined;
  readonly installments: readonly ErpInstallment[];
  readonly notes: string;
  readonly internalNotes: string;
  /** `undefined`: no invoice yet. */
  readonly invoiceId: InvoiceId | undefined;
  readonly volumes: readonly ErpVolume[];
  readonly trackingCodes: readonly string[];
}

export interface ErpOrderItem {
  readonly productId: ErpProductId | undefined;
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
  readonly unitPriceCents: Cents;
}

export interface ErpInstallment {
  readonly dueAt: number | undefined;
  readonly amountCents: Cents;
  readonly paymentMethodId: PaymentMethodId | undefined;
  readonly note: string;
}

/** A sales order to be made. Instants are epoch ms; Bling keeps their day in São Paulo. */
export interface NewErpOrder {
  readonly storeNumber: string;
  readonly channelId: ChannelId;
  readonly date: number;
  readonly contactId: ErpContactId;
  /** Absent: the account's first status. */
  readonly statusId?: ErpStatusId | undefined;
  readonly items: readonly ErpOrderItem[];
  readonly discountCents: Cents;
  readonly otherExpensesCents: Cents;
  readonly freightCents: Cents;
  /** Must add up to `orderTotalCents`, or Bling refuses (code 22). Empty when the total is 0. */
  readonly installments: readonly {
    readonly dueAt: number;
    readonly amountCents: Cents;
    readonly paymentMethodId: PaymentMethodId;
    readonly note: string;
    /** Authorisation code, NSU or Pix id of the payment; empty or absent when there is none. */
    readonly reference?: string | undefined;
  }[];
  readonly shipTo?: PostalAddress | undefined;
  /** An alias of a configured logistics service, or no label can be made (guide 5.7). */
  readonly carrierService?: string | undefined;
  readonly grossWeightKg?: Quantity | undefined;
  readonly notes: string;
  readonly internalNotes: string;
}

/** Bling's measured total: items - discount + other expenses + freight (guide 5.7). */
export function orderTotalCents(
  order: Pick<NewErpOrder, 'items' | 'discountCents' | 'otherExpensesCents' | 'freightCents'>,
): Cents {
  const items = sumCents(order.items.map(lineCents));
  return cents(items - order.discountCents + order.otherExpensesCents + order.freightCents);
}

/** One line in money, to the cent. */
export function lineCents(item: ErpOrderItem): Cents {
  return parseCents(multiplyQuantity(item.quantity, quantity(centsToText(item.unitPriceCents))));
}
