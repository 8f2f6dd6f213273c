import type { AuditRow } from './audit-line.ts';

export type ExportFormat = 'jsonl' | 'csv';

const COLUMNS = [
  'chain',
  'seq',
  'at',
  'actor',
  'action',
  'subject',
  'store_id',
  'before',
  'after',
  'reason',
  'outcome',
  'correlation',
  'person_id',
  'digest',
] as const satisfies readonly (keyof AuditRow)[];

/** The lines as text, one a line: JSON with the parts as JSON, or CSV for a spreadsheet. No personal data. */
export async function* exportLines(
  rows: AsyncIterable<AuditRow>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield `${COLUMNS.join(',')}\r\n`;
  for await (const row of rows) {
    yield format === 'csv'
      ? `${COLUMNS.map((name) => toCell(row[name])).join(',')}\r\n`
      : toJsonLine(row);
  }
}

function toJsonLine(row: AuditRow): string {
  const parts = { before: parse(row.before), after: parse(row.after), reason: parse(row.reason) };
  return `${JSON.stringify({ ...row, at: new Date(row.at).toISOString(), ...parts })}\n`;
}

function parse(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}

/** A spreadsheet would run what begins like a formula. */
function toCell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
