import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Random } from '../kernel/random.ts';
import { seededRandom } from '../kernel/random.ts';
import { MORNING } from './bling.builder.ts';
import type { CallPriority } from './call-priority.ts';
import { CALL_PRIORITIES } from './call-priority.ts';
import type { ByClass } from './day-facts.ts';
import { NO_CALLS } from './day-facts.ts';
import { decideShedding } from './shedding.ts';

const HOUR_MS = 3_600_000;
const STEP_MS = 10 * 60_000;
const STEPS = 144;
const SIX_STEPS = 6;
const BEGAN_AT = MORNING - 9 * HOUR_MS;
const LIMIT = 5_000;
/** Three a second, on the scale of this limit: each of the lower classes alone wants up to that much in ten minutes. */
const MOST_PER_STEP = 75;

interface Day {
  readonly seed: number;
  /** Calls of orders in ten minutes: from none to so many. */
  readonly orders: { readonly min: number; readonly max: number };
  /** Calls that another app makes in the day. */
  readonly others: number;
}

/** A day step by step, each call decided by itself, as the budget does; the lowest class asks first. */
function live({ seed, orders, others }: Day) {
  const random = seededRandom(seed);
  const steps: ByClass[] = [];
  let refusedOrders = 0;
  let shed: readonly CallPriority[] = [];
  let spent = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const here = { ...NO_CALLS };
    const refused: CallPriority[] = [];
    const lastHour = steps.slice(-SIX_STEPS);
    for (const priority of CALL_PRIORITIES.toReversed()) {
      const facts = () => ({
        now: BEGAN_AT + step * STEP_MS,
        endsAt: BEGAN_AT + STEPS * STEP_MS,
        limit: LIMIT,
        spent,
        others: Math.floor((others * step) / STEPS),
        pace: paceOf([...lastHour, here]),
        othersPace: others / 24,
        yesterdaysRest: NO_CALLS,
        othersYesterdaysRest: 0,
        shed,
      });
      let wanted = wishOf(priority, random, orders);
      while (wanted > 0 && decideShedding(facts())[priority].do === 'allow') {
        here[priority] += 1;
        spent += 1;
        wanted -= 1;
      }
      if (wanted > 0) refused.push(priority);
      if (priority === 'order') refusedOrders += wanted;
    }
    shed = refused;
    steps.push(here);
  }
  return { spent, refusedOrders, steps };
}

function wishOf(priority: CallPriority, random: Random, orders: Day['orders']): number {
  if (priority === 'order') return orders.min + random.integer(orders.max - orders.min + 1);
  return random.integer(priority === 'payment' ? 10 : MOST_PER_STEP);
}

function paceOf(steps: readonly ByClass[]): ByClass {
  const perHour = CALL_PRIORITIES.map((priority) => [
    priority,
    steps.reduce((sum, step) => sum + step[priority], 0) / ((SIX_STEPS + 1) / SIX_STEPS),
  ]);
  return { ...NO_CALLS, ...Object.fromEntries(perHour) };
}

const anySeed = fc.integer({ min: 0, max: 2 ** 31 });

describe('a day in which everybody wants more than there is', () => {
  it('never has more calls than its limit, and no order is refused that the kept tenth covers', () => {
    const property = fc.property(anySeed, fc.integer({ min: 0, max: 1_000 }), (seed, others) => {
      const day = live({ seed, others, orders: { min: 0, max: 3 } });
      expect(day.spent).toBeLessThanOrEqual(LIMIT);
      expect(day.refusedOrders).toBe(0);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('leaves orders their calls also where they need far more than is kept for them', () => {
    const property = fc.property(anySeed, fc.integer({ min: 4, max: 13 }), (seed, perStep) => {
      // Up to 1 872 of 5 000 calls.
      const others = 500;
      const day = live({ seed, others, orders: { min: perStep, max: perStep } });
      expect(day.refusedOrders).toBe(0);
      expect(day.spent + others).toBeLessThanOrEqual(LIMIT);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('is used, so that nothing waits in vain', () => {
    const { spent } = live({ seed: 7, others: 0, orders: { min: 2, max: 2 } });

    expect(spent).toBeGreaterThan(LIMIT * 0.8);
    expect(spent).toBeLessThanOrEqual(LIMIT);
  });
});
