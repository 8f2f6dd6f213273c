import { describe, expect, it } from 'vitest';

import { ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import type { Language } from '../messages/language.ts';
import { message, say } from '../messages/message.ts';
import type { DriftReport } from '../sync/drift-report.ts';
import { toCsv } from './csv.ts';
import { driftToRows, printDrift } from './drift-table.ts';
import { printEvents } from './print-events.ts';

const STORE = StoreId.parse('sto_loja0001');
const product = (id: string) => ErpProductId.parse(id);
const REPORT: DriftReport = {
  stores: [{ storeId: STORE, name: 'Loja', compared: 4, suspects: 3, underWay: 1 }],
  drift: [
    {
      storeId: STORE,
      productId: product('101'),
      sku: '=CAM',
      name: 'Camiseta "P"',
      shown: 3,
      expected: 1,
      units: 2,
      priceCents: 5_990,
      sold: 3,
      atRiskCents: 2_567,
    },
    {
      storeId: STORE,
      productId: product('102'),
      sku: 'CAN',
      name: 'Caneca',
      shown: null,
      expected: 9,
      units: 9,
      priceCents: null,
      sold: 0,
      atRiskCents: null,
    },
  ],
  unclear: [
    {
      storeId: STORE,
      productId: product('103'),
      sku: 'KIT',
      reason: message('stock.balanceUnknown', {}),
    },
  ],
  orphans: [
    {
      storeId: STORE,
      side: 'store',
      id: StoreItemId.parse('9'),
      sku: '',
      name: 'Sem SKU',
      why: 'sku_empty',
    },
  ],
  totals: { drift: 5, unclear: 1, orphans: 1 },
  marked: 0,
  blingCalls: 2,
};

function speaker(language: Language) {
  const lines: string[] = [];
  return {
    lines,
    print: (line: string) => void lines.push(line),
    say: (text: Parameters<typeof say>[0]) => say(text, language),
  };
}

describe('the table of drift', () => {
  it('shows money in reais, an unknown price as unknown, and what the limit cut off', () => {
    const terminal = speaker('pt-BR');
    printDrift(REPORT, terminal);
    const text = terminal.lines.join('\n');

    expect(text).toMatch(/Loja +=CAM +Camiseta "P" +3 +1 +59\.90 +3 +25\.67/);
    expect(text).toMatch(/CAN +Caneca +- +9 +desconhecido +0 +desconhecido/);
    expect(text).toContain('e mais 3');
    expect(text).toContain('sem SKU');
  });

  it('speaks English too', () => {
    const terminal = speaker('en');
    printDrift({ ...REPORT, drift: [] }, terminal);

    expect(terminal.lines).toContain('No difference of stock.');
    expect(terminal.lines.join('\n')).toContain('Without a counterpart: 1');
  });

  it('is a CSV of equally long rows, in which no text is a formula', () => {
    const rows = driftToRows(REPORT);

    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([13]));
    const [, line] = toCsv(rows).split('\r\n');
    expect(line).toBe(`drift,${STORE},store,101,'=CAM,"Camiseta ""P""",,3,1,2,5990,3,2567`);
  });
});

describe('the status of events', () => {
  it('tells what fell silent, once for each thing', () => {
    const terminal = speaker('pt-BR');
    const at = Date.UTC(2026, 2, 10, 15);
    printEvents(
      'Bling',
      [
        { resource: 'order', lastEventAt: at, silentSince: undefined },
        { resource: 'stock', lastEventAt: undefined, silentSince: at },
      ],
      terminal,
    );

    expect(terminal.lines[0]).toContain('pedidos 2026-03-10 12:00:00, estoque -');
    expect(terminal.lines.slice(1)).toHaveLength(1);
    expect(terminal.lines[1]).toContain('estoque: em 2026-03-10 12:00:00');
  });
});
