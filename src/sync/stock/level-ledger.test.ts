import { describe, expect, it } from 'vitest';

import { WarehouseId } from '../../commerce/ids.ts';
import { ledgerToLevel, levelToLedger } from './level-ledger.ts';
import { reckonLevel } from './reckon-level.ts';
import {
  component,
  IMPORTED_AT,
  MUG,
  OTHER,
  readBalance,
  RELEASED_AT,
  sale,
  SET,
  stockFacts,
  stockPolicy,
  toldBalance,
  TRAY,
} from './stock.builder.ts';
import type { StockFacts } from './stock.decide.ts';

function reckon(change: Partial<StockFacts>, policy = stockPolicy()) {
  const { known } = reckonLevel(stockFacts(change), policy);
  if (!known) throw new Error('the number is unknown');
  return known;
}

const ofMugs = (...sales: readonly ReturnType<typeof sale>[]) => new Map([[MUG, sales]]);

describe('what the ledger keeps of a number', () => {
  it('is the whole arithmetic, and comes back as it went in', () => {
    const balance = {
      ...readBalance(10, IMPORTED_AT),
      warehouses: [{ warehouseId: WarehouseId.parse('7'), units: readBalance(10).balance }],
    };
    const known = reckon({ balances: new Map([[MUG, balance]]), sales: ofMugs(sale()) });

    const kept = ledgerToLevel({ after: JSON.stringify(levelToLedger(known)) });

    expect(kept?.quantity).toBe(8);
    expect(kept?.arithmetic).toEqual({ quantity: 8, buffer: known.buffer, terms: known.terms });
    expect(kept?.arithmetic?.terms).toEqual([
      {
        productId: MUG,
        each: '1',
        balance: '10',
        kind: 'virtual',
        source: 'read',
        observedAt: IMPORTED_AT,
        readBeganAt: IMPORTED_AT,
        warehouses: [{ warehouseId: '7', units: '10' }],
        inFlightUnits: '2',
        lines: [
          {
            orderKey: 'sto_11111111/40',
            units: '2',
            why: 'too_young',
            releasedAt: RELEASED_AT,
            statusId: '6',
          },
        ],
        containedLines: 0,
        allows: 8,
      },
    ]);
  });

  it.each([
    ['not_imported', { importedAt: undefined, erpStatusId: undefined }],
    ['held_unpaid', { importedAt: undefined, erpStatusId: undefined, apart: 'held' }],
    ['added_after_import', { importedAt: undefined, erpStatusId: undefined, apart: 'added' }],
    ['status_takes_nothing', { erpStatusId: OTHER }],
  ] as const)('says why a line is taken off: %s', (why, change) => {
    const [term] = reckon({ sales: ofMugs(sale(change)) }).terms;

    expect(term?.lines).toMatchObject([{ why, units: '2' }]);
    expect(term?.lines[0]?.releasedAt).toBeUndefined();
  });

  it('says that an event releases nothing, and counts what is contained', () => {
    const sales = ofMugs(sale());
    const told = reckon({ balances: new Map([[MUG, toldBalance(8)]]), sales });

    expect(told.terms[0]).toMatchObject({ source: 'event', lines: [{ why: 'told_by_event' }] });
    expect(reckon({ sales }).terms[0]).toMatchObject({ lines: [], containedLines: 1 });
  });

  it('stays small: the first twenty lines, and the sum of the others', () => {
    const open = Array.from({ length: 500 }, (_, at) =>
      sale({ importedAt: undefined, orderKey: `sto_11111111/${500 - at}` }),
    );
    const [term] = reckon({ sales: ofMugs(...open) }).terms;

    expect(term?.lines.map(({ orderKey }) => orderKey)).toEqual(
      Array.from({ length: 20 }, (_, at) => `sto_11111111/${at + 1}`),
    );
    expect(term).toMatchObject({
      inFlightUnits: '1000',
      moreLines: { count: 480, units: '960' },
      allows: 0,
    });
  });

  it('names each component of a kit and what it allows', () => {
    const supply = { productId: SET, components: [component(MUG, 2), component(TRAY, 1)] };
    const balances = new Map([
      [MUG, readBalance(9)],
      [TRAY, readBalance(7)],
    ]);

    expect(reckon({ supply, balances }, stockPolicy({ bufferPercent: 10 }))).toMatchObject({
      level: 3,
      buffer: { units: 1, percent: 1 },
      terms: [
        { productId: MUG, each: '2', allows: 4 },
        { productId: TRAY, each: '1', allows: 7 },
      ],
    });
  });

  it('of an older version has its number at least, and a line without number has none', () => {
    const old = JSON.stringify({ quantity: 4, terms: [{ productId: '101', bufferUnits: 0 }] });

    expect(ledgerToLevel({ after: old })).toEqual({ quantity: 4, arithmetic: undefined });
    expect(ledgerToLevel({ after: null })).toBeUndefined();
  });
});
