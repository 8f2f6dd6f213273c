import { z } from 'zod';

import {
  ErpStatusId,
  LedgerAccountId,
  PaymentMethodId,
  StoreId,
  WarehouseId,
} from '../commerce/ids.ts';

/** Statuses that Bling takes out of the virtual balance in a new account (guide 5.6), until a person says otherwise. */
const RESERVING = ['6', '15', '21', '24'].map((id) => ErpStatusId.parse(id));

/** Who posts stock or receivables of orders: one owner, never two (domain rules 3.4). */
export const PostedBy = z.enum(['nobody', 'status', 'sync', 'invoice']);

/** How the stock and the orders of one Bling account are read. */
export const AccountPolicy = z.object({
  /** Whose balances are sold. `all`: the account's total. */
  warehouses: z.union([z.literal('all'), z.array(WarehouseId).min(1)]).default('all'),
  /** `virtual` lacks what open orders hold; `physical` is what lies on the shelf. */
  balance: z.enum(['virtual', 'physical']).default('virtual'),
  /** Statuses whose orders Bling takes out of the virtual balance. */
  reservingStatuses: z.array(ErpStatusId).default(RESERVING),
  /** Statuses on whose entry Bling posts the physical stock. The API does not show it: a person confirms. */
  postingStatuses: z.array(ErpStatusId).default([]),
  /**
   * Who takes the goods off the shelf of an order: a status (`postingStatuses`), a call of ours, the invoice, or
   * nobody that we know of. One owner, never two (domain rules 3.4).
   */
  stockPostedBy: PostedBy.default('status'),
  /** Who makes the receivables of an order; one owner, never two. */
  receivablesPostedBy: PostedBy.default('nobody'),
  /** Statuses on whose entry Bling posts the receivables, when that is their owner. */
  receivableStatuses: z.array(ErpStatusId).default([]),
  /** Types of payment whose receivables are settled when the store says paid: boleto, deposit, Pix, transfer. */
  settledPaymentTypes: z.array(z.int()).default([15, 16, 17, 18, 20]),
  /** Where settled money goes, for all methods. Absent: nothing is settled, and a person is asked. */
  ledgerAccount: LedgerAccountId.optional(),
  /** The same for one method of payment. */
  ledgerAccountByMethod: z.record(PaymentMethodId, LedgerAccountId).default({}),
  /**
   * When the merchant gets the money, by method of payment: whole days after the order for the first part and
   * between parts; `joined`: all of it in one sum whatever the buyer's number of parts. Absent: on the day.
   */
  receiptSchedules: z
    .record(
      PaymentMethodId,
      z.strictObject({
        firstDays: z.int().min(0).max(400),
        everyDays: z.int().min(0).max(400).default(30),
        joined: z.boolean().default(false),
      }),
    )
    .default({}),
  /**
   * Whose number is the truth about the shelf: Bling's, or that of one store (its id), which is then written to
   * Bling as a balance. Never two: the other stores follow Bling.
   */
  stockMaster: z.union([z.literal('erp'), StoreId]).default('erp'),
  /** How long after its creation an order is surely reserved, in milliseconds. */
  stockReleaseMs: z.int().min(0).default(60_000),
  /** How long Bling may commit after we stopped waiting, in milliseconds. */
  unknownSettleMs: z.int().min(0).default(120_000),
  /** What the scheduled comparison does with a number that differs: mend it, list it for a person, or only count it. */
  driftRepair: z.enum(['auto', 'ask', 'never']).default('auto'),
  /** Share of the day's calls that the scheduled comparison may use, in percent. */
  sweepSharePercent: z.int().min(1).max(100).default(5),
});
export type AccountPolicy = z.infer<typeof AccountPolicy>;
