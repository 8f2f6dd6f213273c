import { describe, expect, it } from 'vitest';

import { collect } from '../../test/databases/collect.ts';
import { message } from '../messages/message.ts';
import type { AuditRow, NewAuditLine } from './audit-line.ts';
import { auditLine } from './audit.builder.ts';
import { explainLine } from './explain-line.ts';
import { exportLines } from './export-lines.ts';
import { lineToRow } from './line-to-row.ts';

/** 2026-03-10 14:05:00 in São Paulo. */
const AT = Date.UTC(2026, 2, 10, 17, 5);

function row(change: Partial<NewAuditLine> = {}): AuditRow {
  const line = lineToRow(auditLine(change), { seq: 1, at: AT, personalDigest: undefined });
  return { ...line, digest: 'x' };
}

describe('a line of the ledger in words', () => {
  it('says when, who, what and from what to what, in Portuguese first', () => {
    expect(explainLine(row(), 'pt-BR')).toBe(
      '2026-03-10 14:05:00 a sincronização: estoque enviado à loja (product:123), feito; de 5 para 3; origem: event-1',
    );
    expect(explainLine(row(), 'en')).toBe(
      '2026-03-10 14:05:00 the sync: stock sent to the store (product:123), done; from 5 to 3; cause: event-1',
    );
  });

  it('says of a number of stock the number alone, without its arithmetic', () => {
    const set = { before: { quantity: null }, after: { quantity: 7, terms: [{ balance: '10' }] } };

    expect(explainLine(row(set), 'en')).toContain('; from - to 7; ');
  });

  it('gives the reason in the same language', () => {
    const skipped = row({ outcome: 'skipped', reason: message('order.beforeGoLive', {}) });

    expect(explainLine(skipped, 'en')).toContain('reason: Order older than the go-live');
    expect(explainLine(skipped, 'pt-BR')).toContain('motivo: Pedido anterior');
  });

  it('names a person by the name alone, and an action it has no words for by its own name', () => {
    const text = explainLine(row({ actor: 'person:maria', action: 'store.repaint' }), 'en');

    expect(text).toContain('maria: store.repaint');
  });
});

describe('the ledger as a file', () => {
  async function* rows(...lines: AuditRow[]) {
    yield* lines;
  }
  const textOf = async (format: 'csv' | 'jsonl', ...lines: AuditRow[]) =>
    (await collect(exportLines(rows(...lines), format))).join('');

  it('is JSON, one line each, with the parts as JSON', async () => {
    const [first = ''] = (await textOf('jsonl', row({ after: { price: 'R$ 5' } }))).split('\n');

    expect(JSON.parse(first)).toMatchObject({
      at: '2026-03-10T17:05:00.000Z',
      before: 5,
      after: { price: 'R$ 5' },
    });
  });

  it('is CSV that a spreadsheet reads as text, never as a formula', async () => {
    const text = await textOf('csv', row({ subject: '=1+1', after: 'a "b", c' }));

    expect(text.split('\r\n')[1]).toContain("'=1+1");
    expect(text).toContain('"""a \\""b\\"", c"""');
  });
});
