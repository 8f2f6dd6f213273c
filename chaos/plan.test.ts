import { expect, it } from 'vitest';

import { seededRandom } from '../src/kernel/random.ts';
import { ACTS } from './acts.ts';
import { dealActs } from './plan.ts';

const deal = (seed: number, count: number) => {
  const deck = dealActs(seededRandom(seed));
  return Array.from({ length: count }, () => deck.next().value);
};

it('deals every act before it begins again, and the same seed deals the same', () => {
  const round = Object.keys(ACTS).length + 4;

  expect(new Set(deal(7, round))).toEqual(new Set(Object.keys(ACTS)));
  expect(deal(7, 40)).toEqual(deal(7, 40));
  expect(deal(8, 40)).not.toEqual(deal(7, 40));
});
