import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CALL_PRIORITIES } from './call-priority.ts';
import type { CallPriority } from './call-priority.ts';
import { createFairQueue } from './fair-queue.ts';

/** Every class always has somebody waiting: the worst case. */
function serveCrowd(classes: readonly CallPriority[], turns: number): CallPriority[] {
  const queue = createFairQueue<CallPriority>();
  for (const priority of classes) queue.push(priority, priority);
  return Array.from({ length: turns }, () => {
    const served = queue.next() ?? 'order';
    queue.push(served, served);
    return served;
  });
}

function longestWait(served: readonly CallPriority[], of: CallPriority): number {
  const places = served.flatMap((priority, place) => (priority === of ? [place] : []));
  const waits = [...places, served.length].map(
    (place, index) => place - (places[index - 1] ?? -1) - 1,
  );
  return Math.max(...waits);
}

describe('who is served next', () => {
  it('is an order after at most three others, whoever else waits', () => {
    const property = fc.property(fc.subarray([...CALL_PRIORITIES]), (classes) => {
      const served = serveCrowd([...new Set<CallPriority>(['order', ...classes])], 400);

      expect(longestWait(served, 'order')).toBeLessThanOrEqual(3);
    });
    fc.assert(property);
  });

  it.each([
    ['payment', 12],
    ['stock', 6],
    ['catalogue', 18],
    ['sweep', 24],
  ] as const)('is at times a %s call, after at most %i others', (priority, atMost) => {
    const served = serveCrowd(CALL_PRIORITIES, 1_000);

    expect(longestWait(served, priority)).toBeLessThanOrEqual(atMost);
  });

  it('is mostly an order while orders wait', () => {
    const served = serveCrowd(CALL_PRIORITIES, 1_000);

    const orders = served.filter((priority) => priority === 'order').length;
    expect(orders).toBeGreaterThan(500);
  });

  it('is a stock call in every fourth turn of a rush of orders: a late number sells what is gone', () => {
    const served = serveCrowd(['order', 'stock'], 1_000);

    expect(longestWait(served, 'stock')).toBeLessThanOrEqual(3);
  });

  it('is the one who came first within a class', () => {
    const queue = createFairQueue<number>();
    for (const item of [1, 2, 3]) queue.push('stock', item);
    queue.remove(2);

    expect([queue.next(), queue.next(), queue.next()]).toEqual([1, 3, undefined]);
  });
});
