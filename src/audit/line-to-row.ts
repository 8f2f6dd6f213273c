import type { AuditRow, NewAuditLine } from './audit-line.ts';

/** As long as a key column holds. */
const LONGEST = 190;

interface Place {
  readonly seq: number;
  readonly at: number;
  readonly personalDigest: string | undefined;
}

export function lineToRow(
  line: NewAuditLine,
  { seq, at, personalDigest }: Place,
): Omit<AuditRow, 'digest'> {
  return {
    chain: line.chain,
    seq,
    at,
    actor: clip(line.actor),
    action: clip(line.action),
    subject: clip(line.subject),
    store_id: line.storeId ?? null,
    before: toJson(line.before),
    after: toJson(line.after),
    reason: toJson(line.reason),
    outcome: line.outcome,
    correlation: clip(line.correlation),
    person_id: line.personal?.personId ?? null,
    personal_digest: personalDigest ?? null,
  };
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** Never in the middle of a character. */
function clip(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}
