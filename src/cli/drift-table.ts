import { centsToText } from '../kernel/cents.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { message } from '../messages/message.ts';
import type { DriftReport, OrphanLine } from '../sync/drift-report.ts';
import type { CsvCell } from './csv.ts';
import type { Terminal } from './terminal.ts';

type Speaker = Pick<Terminal, 'print' | 'say'>;

/** Names and SKUs may be long; a table has to stay readable. */
const WIDEST = 32;

const WHY = {
  gone: 'drift.whyGone',
  sku_empty: 'drift.whySkuEmpty',
  sku_ambiguous: 'drift.whySkuAmbiguous',
  missing: 'drift.whyMissing',
  unlinked: 'drift.whyUnlinked',
} as const satisfies Record<OrphanLine['why'], MessageKey>;

/** The report for people: what differs, what cannot be compared, what has no counterpart. */
export function printDrift(report: DriftReport, terminal: Speaker): void {
  for (const { name, compared, suspects, underWay } of report.stores)
    terminal.print(terminal.say(message('drift.ofStore', { name, compared, suspects, underWay })));
  printLines(report, terminal);
  printUnclear(report, terminal);
  printOrphans(report, terminal);
  terminal.print(terminal.say(message('drift.calls', { bling: report.blingCalls })));
}

function printLines({ drift, stores, totals }: DriftReport, terminal: Speaker): void {
  if (drift.length === 0) return terminal.print(terminal.say(message('drift.none', {})));
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]));
  const unknown = terminal.say(message('drift.unknown', {}));
  const money = (amount: number | null) => (amount === null ? unknown : centsToText(amount));
  const rows = drift.map((line) => [
    names.get(line.storeId) ?? line.storeId,
    line.sku,
    line.name,
    line.shown === null ? '-' : String(line.shown),
    String(line.expected),
    money(line.priceCents),
    String(line.sold),
    money(line.atRiskCents),
  ]);
  printTable([terminal.say(message('drift.head', {})).split('|'), ...rows], terminal);
  printRest(totals.drift - drift.length, terminal);
}

function printUnclear({ unclear, totals }: DriftReport, terminal: Speaker): void {
  if (totals.unclear === 0) return;
  terminal.print(terminal.say(message('drift.unclearTitle', { count: totals.unclear })));
  for (const { sku, reason } of unclear) terminal.print(`  ${sku}: ${terminal.say(reason)}`);
  printRest(totals.unclear - unclear.length, terminal);
}

function printOrphans({ orphans, totals }: DriftReport, terminal: Speaker): void {
  if (totals.orphans === 0) return;
  terminal.print(terminal.say(message('drift.orphanTitle', { count: totals.orphans })));
  printTable(
    orphans.map(({ side, id, sku, name, why }) => [
      `  ${terminal.say(message(side === 'erp' ? 'drift.orphanErp' : 'drift.orphanStore', {}))}`,
      id,
      sku,
      name,
      terminal.say(message(WHY[why], {})),
    ]),
    terminal,
  );
  printRest(totals.orphans - orphans.length, terminal);
}

function printRest(count: number, terminal: Speaker): void {
  if (count > 0) terminal.print(terminal.say(message('drift.more', { count })));
}

function printTable(rows: readonly (readonly string[])[], terminal: Speaker): void {
  const cells = rows.map((row) => row.map((cell) => cell.slice(0, WIDEST)));
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => (row[at] ?? '').length)),
  );
  for (const row of cells)
    terminal.print(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

/** The report for spreadsheets, one line a finding; words are those of the JSON. */
export function driftToRows({ drift, unclear, orphans }: DriftReport): CsvCell[][] {
  return [
    ['kind', 'store', 'side', 'id', 'sku', 'name', 'why', 'shown', 'expected', 'units'].concat([
      'price_cents',
      'sold_14_days',
      'at_risk_cents_a_day',
    ]),
    ...drift.map((line) => [
      'drift',
      line.storeId,
      'store',
      line.productId,
      line.sku,
      line.name,
      null,
      line.shown,
      line.expected,
      line.units,
      line.priceCents,
      line.sold,
      line.atRiskCents,
    ]),
    ...unclear.map(({ storeId, productId, sku, reason }) =>
      padded(['unclear', storeId, 'store', productId, sku, null, reason.key]),
    ),
    ...orphans.map(({ storeId, side, id, sku, name, why }) =>
      padded(['orphan', storeId, side, id, sku, name, why]),
    ),
  ];
}

function padded(cells: CsvCell[]): CsvCell[] {
  return [...cells, ...Array.from({ length: 13 - cells.length }, () => null)];
}
