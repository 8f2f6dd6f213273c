import type { Timeline } from './timeline.ts';
import { valueAt, valueBefore } from './timeline.ts';

/** One thing a store sells, and the shelves it empties: itself, or the components of a computed kit. */
export interface SoldItem {
  readonly sku: string;
  readonly draws: readonly { readonly shelf: string; readonly each: number }[];
}

/** An accepted order line. `at` is epoch ms; the list of sales is in the order in which the store took them. */
export interface AcceptedSale {
  readonly at: number;
  readonly orderId: number;
  readonly sku: string;
  readonly units: number;
}

/** Units that came back to the store's own number: a cancellation, or a refund with quantity. */
export interface ReturnedUnits {
  readonly at: number;
  readonly sku: string;
  readonly units: number;
}

export interface OversoldEvidence {
  readonly items: readonly SoldItem[];
  /** By shelf: what the ERP has for this store, its own orders aside: counter sales and purchases move it. */
  readonly supply: ReadonlyMap<string, Timeline>;
  readonly sales: readonly AcceptedSale[];
  readonly returns: readonly ReturnedUnits[];
  /** When TotoroACDC did not run; no sync can be correct then, so such time widens the window. */
  readonly downtimes: readonly { readonly from: number; readonly to: number }[];
}

export interface OversoldSale extends AcceptedSale {
  /** The best number a correct sync could have shown at that instant. */
  readonly couldShow: number;
  readonly oversold: number;
}

/**
 * Units of accepted orders beyond the number a correct sync could have shown at that instant.
 *
 * A correct sync that looked at `u` shows what the shelves held then, less everything the store had sold by
 * then, of this item or of any other that empties the same shelf; the store itself takes off what it sells of
 * this item after `u`. News needs time to travel, so every look of the last `windowMs` is allowed, and the best
 * of them counts. An older look is not: whoever still shows it oversells.
 */
export function oversoldSales(evidence: OversoldEvidence, windowMs: number): OversoldSale[] {
  return evidence.sales.flatMap((sale, place) => {
    const item = evidence.items.find(({ sku }) => sku === sale.sku);
    if (!item) return [];
    const before = whatMatters(evidence, { item, sale, place });
    const couldShow = bestNumber(before, { item, sale, windowMs });
    const oversold = Math.min(sale.units, Math.max(0, sale.units - couldShow));
    return oversold > 0 ? [{ ...sale, couldShow, oversold }] : [];
  });
}

/** The evidence of what happened before this sale on the shelves that it empties. */
function whatMatters(
  evidence: OversoldEvidence,
  { item, sale, place }: { item: SoldItem; sale: AcceptedSale; place: number },
): OversoldEvidence {
  const shelves = new Set(item.draws.map(({ shelf }) => shelf));
  const items = evidence.items.filter(({ draws }) => draws.some(({ shelf }) => shelves.has(shelf)));
  const skus = new Set(items.map(({ sku }) => sku));
  return {
    items,
    supply: new Map([...evidence.supply].filter(([shelf]) => shelves.has(shelf))),
    sales: evidence.sales.slice(0, place).filter(({ sku }) => skus.has(sku)),
    returns: evidence.returns.filter(({ sku, at }) => skus.has(sku) && at <= sale.at),
    downtimes: evidence.downtimes,
  };
}

function bestNumber(
  evidence: OversoldEvidence,
  { item, sale, windowMs }: { item: SoldItem; sale: AcceptedSale; windowMs: number },
): number {
  const start = windowStart(sale.at, windowMs, evidence.downtimes);
  const looks = [start, ...changesBetween(evidence, start, sale.at)];
  const readings: readonly Reading[] = [valueAt, valueBefore];
  const numbers = looks.flatMap((look) =>
    // Two clocks cannot order what happened in the same millisecond: every order is allowed.
    readings.flatMap((supplyAt) =>
      readings.map((soldAt) => numberAfterLook(evidence, item, { look, supplyAt, soldAt })),
    ),
  );
  return Math.max(0, ...numbers);
}

type Reading = (timeline: Timeline, at: number) => number;

/** What the store shows of the item now, when the last correct push was computed at `look`. */
function numberAfterLook(
  evidence: OversoldEvidence,
  item: SoldItem,
  { look, supplyAt, soldAt }: { look: number; supplyAt: Reading; soldAt: Reading },
): number {
  const enoughFor = item.draws.map(({ shelf, each }) => {
    const supply = evidence.supply.get(shelf) ?? { opening: 0, steps: [] };
    return Math.floor((supplyAt(supply, look) - soldAt(takenFrom(evidence, shelf), look)) / each);
  });
  const own = takenAs(evidence, item.sku);
  return Math.min(...enoughFor) - (valueAt(own, Infinity) - soldAt(own, look));
}

/** Units that the store has taken from a shelf, through whichever item. */
function takenFrom(evidence: OversoldEvidence, shelf: string): Timeline {
  const steps = evidence.items.flatMap((item) => {
    const each = item.draws.find((draw) => draw.shelf === shelf)?.each ?? 0;
    return takenAs(evidence, item.sku).steps.map(({ at, change }) => ({
      at,
      change: change * each,
    }));
  });
  return { opening: 0, steps };
}

function takenAs({ sales, returns }: OversoldEvidence, sku: string): Timeline {
  const sold = sales.filter((sale) => sale.sku === sku);
  const back = returns.filter((one) => one.sku === sku);
  return {
    opening: 0,
    steps: [
      ...sold.map(({ at, units }) => ({ at, change: units })),
      ...back.map(({ at, units }) => ({ at, change: -units })),
    ],
  };
}

function changesBetween(evidence: OversoldEvidence, from: number, to: number): number[] {
  const supply = [...evidence.supply.values()].flatMap(({ steps }) => steps);
  return [...supply, ...evidence.sales, ...evidence.returns]
    .map(({ at }) => at)
    .filter((at) => at > from && at <= to);
}

/** Goes back from `at` until TotoroACDC has been running for `windowMs`. */
export function windowStart(
  at: number,
  windowMs: number,
  downtimes: OversoldEvidence['downtimes'],
): number {
  let end = at;
  let missing = windowMs;
  for (const { from, to } of downtimes.toSorted((one, other) => other.to - one.to)) {
    const running = end - Math.min(to, end);
    if (running >= missing) break;
    missing -= running;
    end = Math.min(from, end);
  }
  return end - missing;
}
