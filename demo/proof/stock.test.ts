import { describe, expect, it } from 'vitest';

import type { StockEvidence } from './stock.ts';
import { stockDifferences } from './stock.ts';

const items = [
  { sku: 'CANECA', draws: [{ shelf: 'caneca', each: 1 }] },
  {
    sku: 'KIT',
    draws: [
      { shelf: 'caneca', each: 2 },
      { shelf: 'geleia', each: 1 },
    ],
  },
];

function evidence(parts: Partial<StockEvidence>): StockEvidence {
  return {
    items,
    virtual: new Map([
      ['caneca', 9],
      ['geleia', 3],
    ]),
    reduced: [],
    contained: new Set(),
    shown: new Map([
      ['CANECA', 9],
      ['KIT', 3],
    ]),
    ...parts,
  };
}

describe('stockDifferences', () => {
  it('is content with the balance, and with a kit of the scarcest component', () => {
    expect(stockDifferences(evidence({}))).toEqual([]);
  });

  it('finds a number that is one off', () => {
    const shown = new Map([
      ['CANECA', 8],
      ['KIT', 3],
    ]);

    expect(stockDifferences(evidence({ shown }))).toEqual([
      { sku: 'CANECA', expected: 9, shown: 8 },
    ]);
  });

  it('takes off what was sold and is not in the ERP yet, from the kit too', () => {
    const reduced = [{ orderId: 1, sku: 'CANECA', units: 5 }];
    const shown = new Map([
      ['CANECA', 4],
      ['KIT', 2],
    ]);

    expect(stockDifferences(evidence({ reduced, shown }))).toEqual([]);
  });

  it('takes off the components of a kit that was sold', () => {
    const reduced = [{ orderId: 1, sku: 'KIT', units: 1 }];
    const shown = new Map([
      ['CANECA', 7],
      ['KIT', 2],
    ]);

    expect(stockDifferences(evidence({ reduced, shown }))).toEqual([]);
  });

  it('does not take off twice what the balance lacks already', () => {
    const reduced = [{ orderId: 1, sku: 'CANECA', units: 5 }];

    expect(stockDifferences(evidence({ reduced, contained: new Set([1]) }))).toEqual([]);
  });

  it('expects 0 where the balance is negative, and where it is not known', () => {
    const virtual = new Map([['caneca', -2]]);
    const shown = new Map([
      ['CANECA', 0],
      ['KIT', 0],
    ]);

    expect(stockDifferences(evidence({ virtual, shown }))).toEqual([]);
  });

  it('finds an item that the store does not count, or does not have', () => {
    const shown = new Map([['CANECA', undefined]]);

    expect(stockDifferences(evidence({ shown })).map(({ sku }) => sku)).toEqual(['CANECA', 'KIT']);
  });
});
