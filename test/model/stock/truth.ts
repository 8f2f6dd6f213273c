import type { ErpProductId, StoreId } from '../../../src/commerce/ids.ts';
import { COUNTED, partsOf } from './goods.ts';

/** When a program could know of something: the earliest delivery of its news. */
export interface News {
  knownAt: number;
}

/** A change of what is there, of one product that is counted. */
export interface Step {
  readonly at: number;
  readonly product: ErpProductId;
  readonly change: number;
  /** The store that sold or holds it, and the item that it sold it as. */
  readonly store?: StoreId | undefined;
  readonly item?: ErpProductId | undefined;
  /** A checkout keeps it from others; its own store does so by itself. */
  readonly isHold?: boolean | undefined;
  readonly news: News;
}

interface Look {
  readonly product: ErpProductId;
  readonly store: StoreId;
  readonly at: number;
  readonly isOpen: (step: Step) => boolean;
}

export type Truth = ReturnType<typeof createTruth>;

/** What was really there at each moment: no code of ours has a say in it. */
export function createTruth(start: ReadonlyMap<ErpProductId, number>) {
  const steps: Step[] = [];

  /**
   * The most units of it that this store may have shown at that moment: what was there, and the units of which
   * no program could know yet that they were gone.
   */
  function mayShow({ product, store, at, isOpen }: Look): number {
    const there = new Map(COUNTED.map((id) => [id, start.get(id) ?? 0]));
    for (const step of steps) {
      const isOwnHold = step.isHold && step.store === store;
      if (step.at > at || isOwnHold || (step.change < 0 && isOpen(step))) continue;
      there.set(step.product, (there.get(step.product) ?? 0) + step.change);
    }
    const fits = partsOf(product).map(([id, each]) => Math.floor((there.get(id) ?? 0) / each));
    return Math.max(0, Math.min(...fits));
  }

  return {
    steps,
    mayShow,
    note(step: Step): void {
      steps.push(step);
    },
    /** One step for each part of what was sold, held or brought back. */
    noteUnits(sold: Omit<Step, 'product' | 'change'> & { product: ErpProductId; units: number }) {
      const { product, units, ...rest } = sold;
      for (const [id, each] of partsOf(product))
        steps.push({ ...rest, item: product, product: id, change: units * each });
    },
  };
}
