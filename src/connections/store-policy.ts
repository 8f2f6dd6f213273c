import { z } from 'zod';

import { ErpStatusId } from '../commerce/ids.ts';

/** What can be paused, one by one, in one store. */
export const FLOWS = [
  'products',
  'stock',
  'orders',
  'status',
  'receivables',
  'invoices',
  'shipping',
] as const;
export type Flow = (typeof FLOWS)[number];

/** How one store is kept. Every part has a default; what a person decided is here. */
export const StorePolicy = z.object({
  /** Payment methods whose orders are imported before they are paid. */
  importUnpaid: z.array(z.string().min(1)).default([]),
  /** The store's own statuses that count as sold. */
  customStatusesImported: z.array(z.string().min(1)).default([]),
  /** Methods that are paid after delivery: such an order counts as unpaid although the store goes on with it. */
  payLater: z.array(z.string().min(1)).default(['cod']),
  /** Before the store's order id, in Bling's number of the store. */
  orderNumberPrefix: z.string().max(20).default(''),
  /** An order without document: goes to the list of things to do, or to one walk-in customer. */
  anonymousSales: z.enum(['refuse', 'walk_in']).default('refuse'),
  /** Flows that stand still in this store; their work is kept. */
  pausedFlows: z.array(z.enum(FLOWS)).default([]),
  /** Products that the store lacks are created there. */
  createMissingProducts: z.boolean().default(true),
  /**
   * Units kept back from this store. Of this, the percent and the speed below the largest counts, not the sum:
   * each is a guess at the same thing, what was sold that we do not know of yet.
   */
  bufferUnits: z.int().min(0).default(0),
  /** The same as a share of the balance, in percent, rounded up to whole units. */
  bufferPercent: z.int().min(0).max(100).default(0),
  /**
   * The same by speed and age: what this store sold on average in the last so many days, for each whole minute
   * that the balance is old, rounded up. 0: not at all.
   */
  bufferSpeedDays: z.int().min(0).max(90).default(0),
  /** At most so many units are kept back by speed and age. */
  bufferSpeedMaxUnits: z.int().min(0).default(10),
  /** An item that does not count quantities: we switch it on, or a person does. */
  whenUnmanaged: z.enum(['start_managing', 'ask']).default('start_managing'),
  /** Units of unpaid orders of one store are kept back from the account's other stores. */
  holdUnpaidFromOtherStores: z.boolean().default(true),
  /** When an order gets its invoice: when a person says so, once it is paid, or in certain statuses of Bling. */
  invoiceTrigger: z.enum(['manual', 'paid', 'status']).default('manual'),
  /** The statuses of `invoiceTrigger: status`. */
  invoiceStatuses: z.array(ErpStatusId).default([]),
  /** Ways of delivery that mean: fetched at the counter, in the merchant's state; those get an NFC-e. */
  counterDeliveries: z.array(z.string().min(1)).default([]),
  /** Bling mails the note to the buyer. */
  invoiceEmails: z.boolean().default(false),
  /** So often a rejected note is sent again before a person must look. */
  invoiceMostSends: z.int().min(1).max(10).default(3),
  /** What an order shows in the store once its parcels are on their way; empty: its status stays. */
  shippedStatus: z.string().max(60).default(''),
  /** The same once they have arrived. */
  deliveredStatus: z.string().max(60).default(''),
  /** A change of an imported order: shown to a person first, or carried out where neither law nor API need one. */
  changesAfterImport: z.enum(['ask', 'apply']).default('ask'),
  /** A customer whom somebody set inactive in Bling and who buys again. */
  inactiveContacts: z.enum(['ask', 'reactivate']).default('ask'),
  /** A buyer abroad, without CPF or CNPJ. */
  foreignBuyers: z.enum(['ask', 'import']).default('ask'),
  /** Fees of the store, by name, that stay outside Bling, such as the interest of a card: the accountant decides. */
  feesOutside: z.array(z.string().min(1)).default([]),
});
export type StorePolicy = z.infer<typeof StorePolicy>;
