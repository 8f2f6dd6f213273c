import { describe, expect, it } from 'vitest';

import type { BalanceChange } from '../sandboxes/bling.ts';
import { supplyByShelf } from './supply.ts';
import { valueAt } from './timeline.ts';

function change(at: number, virtualTotal: number, cause: string): BalanceChange {
  return { at, productId: 7, cause, virtualTotal };
}

const isOurs = (id: number) => id === 100;

describe('supplyByShelf', () => {
  it('follows counter sales, purchases and orders of other channels', () => {
    const history = [
      change(0, 10, 'seed'),
      change(1, 12, 'operator'),
      change(2, 9, 'order 200 reservation'),
      change(3, 8, 'order 300 posted'),
    ];
    const supply = supplyByShelf(history, isOurs).get('7') ?? { opening: -1, steps: [] };

    expect([0, 1, 2, 3].map((at) => valueAt(supply, at))).toEqual([10, 12, 9, 8]);
  });

  it('is not moved by what orders of this store hold, post, release or reverse', () => {
    const history = [
      change(0, 10, 'seed'),
      change(1, 6, 'order 100 reservation'),
      change(2, 2, 'order 100 posted'),
      change(3, 6, 'order 100 reservation'),
      change(4, 10, 'order 100 reversed'),
      change(5, 9, 'operator'),
    ];
    const supply = supplyByShelf(history, isOurs).get('7') ?? { opening: -1, steps: [] };

    expect(valueAt(supply, 4)).toBe(10);
    expect(valueAt(supply, 5)).toBe(9);
  });

  it('knows a product that never had anything', () => {
    expect(supplyByShelf([change(0, 0, 'seed')], isOurs).get('7')).toEqual({
      opening: 0,
      steps: [],
    });
  });
});
