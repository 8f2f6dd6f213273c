import type { InvoiceId } from './ids.ts';

/** `nfe`: model 55, of goods that are sent. `nfce`: model 65, of a sale over the counter or picked up. */
export type InvoiceModel = 'nfe' | 'nfce';

/** An authorised invoice as a store may show it to the buyer. */
export interface IssuedInvoice {
  readonly id: InvoiceId;
  readonly model: InvoiceModel;
  readonly number: string;
  readonly series: string;
  /** 44 characters; letters are possible since CNPJs have them. */
  readonly accessKey: string;
  readonly totalCents: number;
  /** Epoch ms. */
  readonly issuedAt: number | undefined;
  /** Links of the ERP; may be empty. */
  readonly xmlUrl: string;
  readonly danfeUrl: string;
  /** Was authorised and then cancelled: the buyer must not take it for valid. */
  readonly cancelled: boolean;
}
