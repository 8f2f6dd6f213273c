import { countNaive } from './calls/count-naive.ts';
import type { Counts } from './calls/count-ours.ts';
import { countOurs } from './calls/count-ours.ts';
import { STORM } from './calls/shop.ts';
import type { Claim, Figure } from './claim.ts';
import { atMost } from './claim.ts';
import { rounded } from './statistics.ts';

/** Aims are our own: what is looked at in hundreds at a time must cost a fraction. */
const STEPS = [
  { of: 'firstImport', name: 'first import', unit: 'product', aim: 0.5 },
  { of: 'noChange', name: 'pass without a change', unit: 'product', aim: 0.1 },
  { of: 'storm', name: 'storm of stock changes', unit: 'change', aim: 0.25 },
  { of: 'newCustomer', name: 'order of a new customer', unit: 'order', aim: 0.75 },
  { of: 'knownCustomer', name: 'order of a known customer', unit: 'order', aim: 0.75 },
] as const satisfies readonly {
  of: keyof Counts;
  name: string;
  unit: 'product' | 'change' | 'order';
  aim: number;
}[];

/**
 * Nothing is timed: the simulators count the calls themselves, on a virtual clock. The whole program against a sync
 * as one writes it first (calls/naive-sync.ts), each with a Bling and a store of its own.
 */
export const calls: Claim = {
  name: 'calls',
  says: 'calls per product and per order, against one detail a product and one call an item',
  async measure({ quick }) {
    const products = quick ? 150 : 500;
    const ours = await countOurs(products);
    const naive = await countNaive(products);
    const counted = { product: products, change: STORM.products * STORM.changes, order: 1 };
    return STEPS.map((step) => compare(step, { ours, naive, units: counted[step.unit] }));
  },
};

interface Counted {
  readonly ours: Counts;
  readonly naive: Counts;
  readonly units: number;
}

function compare(step: (typeof STEPS)[number], { ours, naive, units }: Counted): Figure {
  const mine = ours[step.of];
  const other = naive[step.of];
  const ratio = (mine.bling + mine.store) / (other.bling + other.store);
  return {
    name: step.name,
    of: `our calls / calls of the naive way, Bling and store together, per ${step.unit}`,
    ratio: rounded(ratio),
    ...atMost(ratio, step.aim),
    absolutes: {
      [`${step.unit}s`]: units,
      [`Bling calls per ${step.unit}`]: rounded(mine.bling / units),
      [`store calls per ${step.unit}`]: rounded(mine.store / units),
      [`naive Bling calls per ${step.unit}`]: rounded(other.bling / units),
      [`naive store calls per ${step.unit}`]: rounded(other.store / units),
    },
  };
}
