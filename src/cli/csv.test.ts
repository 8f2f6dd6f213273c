import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toCsv } from './csv.ts';

/** A reader of RFC 4180 by the book: one character after the other. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') {
      row.push(cell);
      cell = '';
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', 'a', 'é') }),
);
const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

describe('a CSV file', () => {
  it('gives back every text, whatever is in it, with at most an apostrophe before it', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const read = readCsv(toCsv(written));
        expect(read.map((row) => row.length)).toEqual(written.map((row) => row.length));
        expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(
          written.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))),
        );
      }),
    );
  });

  it('has no text cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(rows, (written) => {
        for (const cell of readCsv(toCsv(written)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
    expect(toCsv([['=1+1', -5, '-5', null]])).toBe("'=1+1,-5,'-5,\r\n");
  });
});
