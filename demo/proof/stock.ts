import type { SoldItem } from './oversold.ts';

/** One line of a store order that the store has taken from its own number. */
export interface ReducedLine {
  readonly orderId: number;
  readonly sku: string;
  readonly units: number;
}

export interface StockEvidence {
  readonly items: readonly SoldItem[];
  /** By shelf, the ERP's virtual balance: physical less what its open orders hold. */
  readonly virtual: ReadonlyMap<string, number>;
  readonly reduced: readonly ReducedLine[];
  /** Store orders whose units the ERP has already taken off: its order holds them, or has posted them. */
  readonly contained: ReadonlySet<number>;
  /** By SKU, what the store shows; undefined when it does not count. */
  readonly shown: ReadonlyMap<string, number | undefined>;
}

export interface StockDifference {
  readonly sku: string;
  readonly expected: number;
  readonly shown: number | undefined;
}

/**
 * Items whose number is not the one of domain rules 1.1, once everything is quiet: the ERP's balance, less what
 * the store has sold and the ERP does not know of yet; kits as many as their scarcest component gives.
 */
export function stockDifferences(evidence: StockEvidence): StockDifference[] {
  return evidence.items.flatMap((item) => {
    const expected = expectedUnits(evidence, item);
    const shown = evidence.shown.get(item.sku);
    return shown === expected ? [] : [{ sku: item.sku, expected, shown }];
  });
}

function expectedUnits(evidence: StockEvidence, item: SoldItem): number {
  const enoughFor = item.draws.map(({ shelf, each }) => {
    const balance = evidence.virtual.get(shelf) ?? 0;
    return Math.floor((balance - notYetInErp(evidence, shelf)) / each);
  });
  return Math.max(0, Math.min(...enoughFor));
}

function notYetInErp({ items, reduced, contained }: StockEvidence, shelf: string): number {
  return reduced
    .filter(({ orderId }) => !contained.has(orderId))
    .reduce((sum, line) => {
      const item = items.find(({ sku }) => sku === line.sku);
      const each = item?.draws.find((draw) => draw.shelf === shelf)?.each ?? 0;
      return sum + line.units * each;
    }, 0);
}
