import { describe, expect, it } from 'vitest';

import { AccountPolicy } from '../../connections/account-policy.ts';
import { beginBalanceWalk } from './balance-walk.ts';

describe('a walk over balances', () => {
  it('begins with the list of products where the total is sold, else with the linked ones', () => {
    const policy = (change: object) => AccountPolicy.parse(change);

    expect(beginBalanceWalk(policy({}), 7)).toEqual({ beganAt: 7, calls: 0, at: { page: 1 } });
    expect(beginBalanceWalk(policy({ balance: 'physical' }), 7).at).toEqual({ after: '' });
    expect(beginBalanceWalk(policy({ warehouses: ['14800000001'] }), 7).at).toEqual({ after: '' });
  });
});
