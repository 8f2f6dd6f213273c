import { z } from 'zod';

import { ErpProductId, ErpStatusId, WarehouseId } from '../../commerce/ids.ts';
import { Quantity } from '../../kernel/quantity.ts';
import type { DatedBalance, LinePolicy, StoreSale } from './contained.ts';
import { whyNotContained } from './contained.ts';

/** At most so many lines are kept with a number; of the others their sum. */
const LINES_KEPT = 20;

const LineTerm = z.object({
  /** `<store>/<order>`. */
  orderKey: z.string(),
  units: Quantity,
  why: z.enum([
    'not_imported',
    'held_unpaid',
    'added_after_import',
    'status_takes_nothing',
    'too_young',
    'told_by_event',
  ]),
  /** From when on a balance that is read contains it, epoch ms. */
  releasedAt: z.number().optional(),
  /** Status of its order in the ERP. */
  statusId: ErpStatusId.optional(),
});
/** Units of an order that are taken off, and why. */
export type LineTerm = z.infer<typeof LineTerm>;

/** What one product gives to a number. It lies in the ledger as JSON: a new part must be optional. */
export const StockTerms = z.object({
  productId: ErpProductId,
  /** How many of it one unit takes that is sold: 1 but in kits. */
  each: Quantity,
  balance: Quantity,
  kind: z.enum(['virtual', 'physical']),
  /** What was added up; absent where the account's total counts. */
  warehouses: z.array(z.object({ warehouseId: WarehouseId, units: Quantity })).optional(),
  source: z.enum(['read', 'event']),
  /** When its read began, or the event's own date; epoch ms. */
  observedAt: z.number(),
  readBeganAt: z.number().optional(),
  /** All that is taken off, the lines that are not listed included. */
  inFlightUnits: Quantity,
  lines: z.array(LineTerm),
  /** Those beyond the ones that are listed. */
  moreLines: z.object({ count: z.number(), units: Quantity }).optional(),
  /** Lines that the balance contains by now, of those that were looked at. */
  containedLines: z.number(),
  /** Whole units of what is sold that this product allows, buffer not yet kept back. */
  allows: z.number(),
});
export type StockTerms = z.infer<typeof StockTerms>;

/** The lines of a product as they are kept: the first ones, and the sum of the others. */
export function lineTerms(
  sales: readonly StoreSale[],
  {
    balance,
    policy,
    most = LINES_KEPT,
  }: { balance: DatedBalance; policy: LinePolicy; most?: number },
) {
  const off = sales
    .flatMap((sale) => {
      const still = whyNotContained(sale, balance, policy);
      return still ? [{ sale, line: toLine(sale, still) }] : [];
    })
    .toSorted((one, other) => byOrder.compare(placeOf(one.line), placeOf(other.line)));
  return {
    inFlight: off.map(({ sale }) => sale),
    lines: off.slice(0, most).map(({ line }) => line),
    rest: off.slice(most).map(({ sale }) => sale.units),
  };
}

/** So many lines of each of the products, so that a kit of many parts keeps no more than one product. */
export function linesKeptOf(products: number): number {
  return Math.max(1, Math.floor(LINES_KEPT / products));
}

/** Old orders first, whatever the order in which a database gives them. */
const byOrder = new Intl.Collator('en', { numeric: true });

function placeOf({ orderKey, units, why }: LineTerm): string {
  return `${orderKey} ${units} ${why}`;
}

function toLine(
  { orderKey, units, erpStatusId }: StoreSale,
  { why, releasedAt }: NonNullable<ReturnType<typeof whyNotContained>>,
): LineTerm {
  return {
    orderKey,
    units,
    why,
    ...(releasedAt === undefined ? {} : { releasedAt }),
    ...(erpStatusId === undefined ? {} : { statusId: erpStatusId }),
  };
}
