import type { CallPriority } from './call-priority.ts';
import { CALL_PRIORITIES } from './call-priority.ts';

/**
 * How often a waiting class may be passed over before it is owed a turn. Orders are never passed over. Stock
 * gets every fourth turn in a rush of orders: a number that is late sells what is gone.
 */
const PATIENCE: Record<CallPriority, number> = {
  order: Infinity,
  payment: 8,
  stock: 3,
  catalogue: 12,
  sweep: 16,
};

/** Turns owed to lower classes that the highest waiting class bears in a row. */
const MOST_OWED_IN_A_ROW = 2;

/** Who waits, and who is next: the highest class, but each class gets its small share. */
export interface FairQueue<Item> {
  readonly size: () => number;
  push(priority: CallPriority, item: Item): void;
  remove(item: Item): void;
  next(): Item | undefined;
  /** The first order, whoever else is owed a turn. */
  nextOrder(): Item | undefined;
  /** Empties it. */
  drain(): Item[];
}

interface WaitingClass<Item> {
  readonly patience: number;
  items: Item[];
  passedOver: number;
}

export function createFairQueue<Item>(): FairQueue<Item> {
  const classes = CALL_PRIORITIES.map((priority): WaitingClass<Item> => ({
    patience: PATIENCE[priority],
    items: [],
    passedOver: 0,
  }));
  let owedInARow = 0;
  return {
    size: () => classes.reduce((sum, { items }) => sum + items.length, 0),
    push(priority, item) {
      const of = classes[CALL_PRIORITIES.indexOf(priority)];
      if (of?.items.length === 0) of.passedOver = 0;
      of?.items.push(item);
    },
    remove(item) {
      for (const of of classes) of.items = of.items.filter((other) => other !== item);
    },
    next() {
      const waiting = classes.filter(({ items }) => items.length > 0);
      const [highest, ...lower] = waiting;
      const owed = owedInARow < MOST_OWED_IN_A_ROW ? mostOwed(lower) : undefined;
      const chosen = owed ?? highest;
      owedInARow = owed ? owedInARow + 1 : 0;
      for (const of of waiting) of.passedOver = of === chosen ? 0 : of.passedOver + 1;
      return chosen?.items.shift();
    },
    nextOrder: () => classes[0]?.items.shift(),
    drain: () => classes.flatMap((of) => of.items.splice(0)),
  };
}

function mostOwed<Item>(lower: WaitingClass<Item>[]): WaitingClass<Item> | undefined {
  const owed = lower.filter(({ passedOver, patience }) => passedOver >= patience);
  return owed.toSorted((a, b) => b.passedOver / b.patience - a.passedOver / a.patience)[0];
}
