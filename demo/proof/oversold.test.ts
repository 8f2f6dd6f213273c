import { describe, expect, it } from 'vitest';

import type { OversoldEvidence } from './oversold.ts';
import { oversoldSales, windowStart } from './oversold.ts';

const WINDOW = 10_000;

const caneca = { sku: 'CANECA', draws: [{ shelf: 'caneca', each: 1 }] };
const geleia = { sku: 'GELEIA', draws: [{ shelf: 'geleia', each: 1 }] };
const kit = {
  sku: 'KIT',
  draws: [
    { shelf: 'caneca', each: 2 },
    { shelf: 'geleia', each: 1 },
  ],
};

function evidence(parts: Partial<OversoldEvidence>): OversoldEvidence {
  return {
    items: [caneca, geleia, kit],
    supply: new Map(),
    sales: [],
    returns: [],
    downtimes: [],
    ...parts,
  };
}

function shelf(
  name: string,
  opening: number,
  ...steps: readonly (readonly [at: number, change: number])[]
) {
  return [name, { opening, steps: steps.map(([at, change]) => ({ at, change })) }] as const;
}

function sale(at: number, sku: string, units: number) {
  return { at, orderId: at, sku, units };
}

const totalOf = (given: OversoldEvidence) =>
  oversoldSales(given, WINDOW).reduce((sum, { oversold }) => sum + oversold, 0);

describe('oversoldSales', () => {
  it('finds nothing when a store sells exactly what is there', () => {
    const supply = new Map([shelf('caneca', 3)]);
    const sales = [sale(1000, 'CANECA', 2), sale(2000, 'CANECA', 1)];

    expect(totalOf(evidence({ supply, sales }))).toBe(0);
  });

  it('counts the second sale of a last unit that a sync had put back', () => {
    const supply = new Map([shelf('caneca', 1)]);
    const sales = [sale(1000, 'CANECA', 1), sale(60_000, 'CANECA', 1)];

    expect(oversoldSales(evidence({ supply, sales }), WINDOW)).toEqual([
      { ...sale(60_000, 'CANECA', 1), couldShow: 0, oversold: 1 },
    ]);
  });

  it('counts it at once too: the window excuses late news of the ERP, never forgetting own sales', () => {
    const supply = new Map([shelf('caneca', 1)]);
    const sales = [sale(1000, 'CANECA', 1), sale(1001, 'CANECA', 1)];

    expect(totalOf(evidence({ supply, sales }))).toBe(1);
  });

  it('excuses a sale right after the counter sold the last one, for as long as news may travel', () => {
    const supply = new Map([shelf('caneca', 1, [5_000, -1])]);

    expect(totalOf(evidence({ supply, sales: [sale(14_999, 'CANECA', 1)] }))).toBe(0);
    expect(totalOf(evidence({ supply, sales: [sale(15_001, 'CANECA', 1)] }))).toBe(1);
  });

  it('counts only the units beyond what could be shown', () => {
    const supply = new Map([shelf('caneca', 3)]);

    expect(totalOf(evidence({ supply, sales: [sale(1000, 'CANECA', 5)] }))).toBe(2);
  });

  it('allows what a purchase brought', () => {
    const supply = new Map([shelf('caneca', 0, [50_000, 2])]);

    expect(totalOf(evidence({ supply, sales: [sale(50_001, 'CANECA', 2)] }))).toBe(0);
    expect(totalOf(evidence({ supply, sales: [sale(49_999, 'CANECA', 2)] }))).toBe(2);
  });

  it('allows what a cancellation gave back, and only once', () => {
    const supply = new Map([shelf('caneca', 1)]);
    const returns = [{ at: 20_000, sku: 'CANECA', units: 1 }];
    const again = [sale(1000, 'CANECA', 1), sale(30_000, 'CANECA', 1)];

    expect(totalOf(evidence({ supply, returns, sales: again }))).toBe(0);
    expect(
      totalOf(evidence({ supply, returns, sales: [...again, sale(40_000, 'CANECA', 1)] })),
    ).toBe(1);
  });

  it('takes a kit apart: its components may not be sold again as such once news has travelled', () => {
    const supply = new Map([shelf('caneca', 2), shelf('geleia', 5)]);
    const kitFirst = [sale(1000, 'KIT', 1)];

    expect(totalOf(evidence({ supply, sales: [...kitFirst, sale(5_000, 'CANECA', 1)] }))).toBe(0);
    expect(totalOf(evidence({ supply, sales: [...kitFirst, sale(12_000, 'CANECA', 1)] }))).toBe(1);
    expect(totalOf(evidence({ supply, sales: [...kitFirst, sale(12_000, 'GELEIA', 4)] }))).toBe(0);
  });

  it('counts a kit whose components had gone', () => {
    const supply = new Map([shelf('caneca', 3), shelf('geleia', 5)]);
    const sales = [sale(1000, 'CANECA', 2), sale(20_000, 'KIT', 1)];

    expect(totalOf(evidence({ supply, sales }))).toBe(1);
  });

  it('does not judge what the ERP does not know', () => {
    expect(totalOf(evidence({ sales: [sale(1000, 'VALE-PRESENTE', 9)] }))).toBe(0);
  });

  it('treats a product without any supply as none, not as endless', () => {
    expect(totalOf(evidence({ sales: [sale(1000, 'CANECA', 1)] }))).toBe(1);
  });

  it('does not charge a sync for time in which it was killed, but for the time after', () => {
    const supply = new Map([shelf('caneca', 1, [5_000, -1])]);
    const downtimes = [{ from: 4_000, to: 24_000 }];

    expect(totalOf(evidence({ supply, downtimes, sales: [sale(33_000, 'CANECA', 1)] }))).toBe(0);
    expect(totalOf(evidence({ supply, downtimes, sales: [sale(35_500, 'CANECA', 1)] }))).toBe(1);
  });
});

describe('windowStart', () => {
  it.each([
    ['no downtime', [], 90_000],
    ['one inside', [{ from: 92_000, to: 95_000 }], 87_000],
    ['one reaching over the beginning', [{ from: 80_000, to: 95_000 }], 75_000],
    ['one that still lasts', [{ from: 98_000, to: 120_000 }], 88_000],
    [
      'two',
      [
        { from: 85_000, to: 90_000 },
        { from: 95_000, to: 99_000 },
      ],
      81_000,
    ],
    ['one long ago', [{ from: 1_000, to: 2_000 }], 90_000],
  ])('goes back over running time: %s', (_, downtimes, expected) => {
    expect(windowStart(100_000, WINDOW, downtimes)).toBe(expected);
  });
});
