/** One cell: a number is written as it is, a text is made safe; absent is empty. */
export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const MUST_BE_QUOTED = /[",\r\n]/;

/**
 * Rows as CSV after RFC 4180: lines end in CRLF, cells with comma, quote or line break are quoted. A text that
 * a spreadsheet would run as a formula gets an apostrophe before it: names and SKUs come from strangers.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
