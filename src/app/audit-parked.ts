import type { Audit } from '../audit/audit.ts';
import { BLING_LANE } from '../sync/work-kinds.ts';
import type { Parked, Witness } from '../work/witness.ts';

/** Writes into the ledger what came to stand still, and why: an input ends there too (P6). */
export function auditParked(audit: Audit): Witness {
  return (tx, { row, cause, end }) =>
    audit.append(tx, {
      chain: row.accountId,
      actor: 'sync',
      action: ACTIONS[end],
      subject: `${row.kind}:${row.key}`,
      storeId: row.lane === BLING_LANE ? undefined : row.lane,
      reason: cause,
      outcome: 'failed',
      correlation: row.correlation ?? `${row.kind}:${row.key}`,
    });
}

const ACTIONS = {
  needs_person: 'work.needs_person',
  failed: 'work.failed',
} as const satisfies Record<Parked['end'], string>;
