import type { PostalAddress } from '../commerce/customer.ts';
import type { ChannelId, InvoiceId, PaymentMethodId } from '../commerce/ids.ts';
import type { InvoiceModel } from '../commerce/invoice.ts';
import type { Cents } from '../kernel/cents.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { ErpContact } from './erp-contact.ts';

/**
 * Where an invoice stands (guide 5.11): `pending` 1, `cancelled` 2, `processing` 3, 7, 8, 10, `rejected` 4,
 * `authorised` 5, 6, `denied` 9, `blocked` 11; `unknown` any other. Only `pending` and `rejected` may be sent.
 */
export type InvoiceStage =
  | 'pending'
  | 'processing'
  | 'authorised'
  | 'rejected'
  | 'denied'
  | 'cancelled'
  | 'blocked'
  | 'unknown';

export interface ErpInvoice {
  readonly id: InvoiceId;
  readonly model: InvoiceModel;
  readonly stage: InvoiceStage;
  readonly number: string;
  readonly series: string;
  /** Empty before the authorisation. */
  readonly accessKey: string;
  readonly totalCents: Cents;
  readonly freightCents: Cents;
  /** Epoch ms. */
  readonly issuedAt: number | undefined;
  readonly xmlUrl: string;
  readonly danfeUrl: string;
  readonly channelId: ChannelId | undefined;
  readonly storeNumber: string;
  readonly document: string;
  readonly recipient: InvoiceRecipient;
  /** What the authority said of it, where the answer has it at all: no field is documented (guide 8.40). */
  readonly refusal: string;
  readonly items: readonly ErpInvoiceItem[];
  readonly installments: readonly {
    readonly amountCents: Cents;
    readonly paymentMethodId: PaymentMethodId | undefined;
  }[];
}

export interface ErpInvoiceItem {
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
  readonly totalCents: Cents;
  /** NCM, digits only; empty: the note would be rejected. */
  readonly taxClass: string;
  /** CEST, digits only; may be empty. */
  readonly taxSubstitutionCode: string;
  /** Origin of the goods, 0 to 8; `undefined` when Bling tells none. */
  readonly origin: number | undefined;
  /** Empty when the product has none. */
  readonly gtin: string;
  readonly cfop: string;
  /** The taxes as Bling reckoned them, as JSON: to be compared, not to be read. */
  readonly taxes: string;
}

/** Whom the note is made out to. Personal data. */
export interface InvoiceRecipient {
  readonly icms: ErpContact['icms'];
  readonly stateRegistration: string;
  readonly address: PostalAddress;
}

/** What is to be changed in a pending or rejected note; all the rest stays as it is. */
export interface InvoiceCorrection {
  /** Absent: as it is. */
  readonly recipient?: InvoiceRecipient | undefined;
  /** Of every item with this SKU. A GTIN cannot be set: Bling takes it from the product. */
  readonly items: readonly {
    readonly sku: string;
    readonly taxClass: string;
    readonly taxSubstitutionCode: string;
    readonly origin: number | undefined;
  }[];
  /** Of the order: a note does not tell them, and a PUT without them would take them away. */
  readonly discountCents: Cents;
  readonly otherExpensesCents: Cents;
  readonly notes: string;
}

/** What Bling said when a note was sent to the tax authority. The authorisation may come later. */
export interface InvoiceSent {
  /** Of the answer, when it has one; empty otherwise. */
  readonly xml: string;
}
