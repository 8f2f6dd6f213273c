import { z } from 'zod';

import type { AuditRow } from '../../audit/audit-line.ts';
import type { Reckoning } from './reckon-level.ts';
import { StockTerms } from './stock-terms.ts';

/** What a line of the ledger keeps of a number: the number, and all that it was made of. */
const Kept = z.object({
  quantity: z.number(),
  buffer: z.object({
    units: z.number(),
    fixed: z.number(),
    percent: z.number(),
    bySpeed: z.number(),
  }),
  terms: z.array(StockTerms),
});
type Kept = z.infer<typeof Kept>;

const QuantityOnly = z.object({ quantity: z.number() });

export function levelToLedger({ level, buffer, terms }: Reckoning): Kept {
  return { quantity: level, buffer, terms: [...terms] };
}

/** A number as the ledger has it. */
export interface KeptLevel {
  readonly quantity: number;
  /** Absent in lines of a version that kept no terms. */
  readonly arithmetic: Pick<Kept, 'buffer' | 'terms'> | undefined;
}

/** @returns `undefined` for a line that has no number */
export function ledgerToLevel({ after }: Pick<AuditRow, 'after'>): KeptLevel | undefined {
  const found: unknown = JSON.parse(after ?? 'null');
  const kept = Kept.safeParse(found);
  if (kept.success) return { quantity: kept.data.quantity, arithmetic: kept.data };
  const alone = QuantityOnly.safeParse(found);
  return alone.success ? { quantity: alone.data.quantity, arithmetic: undefined } : undefined;
}
