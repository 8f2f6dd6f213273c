import { describe, expect, it } from 'vitest';

import { BlingUnreadable } from '../../bling/failures.ts';
import { AccountPolicy } from '../../connections/account-policy.ts';
import { quantity } from '../../kernel/quantity.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { openWriting } from '../write-once.builder.ts';
import { type BalanceWalk, beginBalanceWalk, readNextBalances } from './balance-walk.ts';
import { createListedBalances } from './listed-balance.repository.ts';
import { MUG, TRAY } from './stock.builder.ts';

const policy = AccountPolicy.parse({});
const account = { id: ACCOUNT, policy, stores: [{ id: STORE }] };

/** A Bling that answers this page of its list, whichever is asked for. */
function listing(page: { complete: boolean; units?: readonly string[] }) {
  const { complete, units = ['5', '6'] } = page;
  const rows = [MUG, TRAY].flatMap((productId, at) =>
    units[at] === undefined ? [] : [{ productId, virtual: quantity(units[at]) }],
  );
  return { stock: { listed: async () => ({ rows, complete }), balances: async () => new Map() } };
}

describe('a walk over balances', () => {
  it('begins with the list of products where the total is sold, else with the linked ones', () => {
    const begin = (change: object) => beginBalanceWalk(AccountPolicy.parse(change), 7);

    expect(begin({})).toEqual({ beganAt: 7, calls: 0, at: { page: 1 } });
    expect(begin({ balance: 'physical' }).at).toEqual({ after: '' });
    expect(begin({ warehouses: ['14800000001'] }).at).toEqual({ after: '' });
  });

  it('ends with a failure where Bling gives the same page once more, whatever has been sold meanwhile', async () => {
    await using io = await openWriting();
    const first = beginBalanceWalk(policy, io.clock.now());
    const { next } = await readNextBalances(io, {
      account,
      bling: listing({ complete: false }),
      walk: first,
    });
    if (!next) throw new Error('the walk is over');
    const second = { ...first, at: next };
    const sold = listing({ complete: false, units: ['4', '6'] });

    await expect(readNextBalances(io, { account, bling: sold, walk: second })).rejects.toThrow(
      BlingUnreadable,
    );
    const other = listing({ complete: false, units: ['5'] });
    expect((await readNextBalances(io, { account, bling: other, walk: second })).next).toEqual({
      page: 3,
      before: MUG,
    });
  });

  it('forgets nothing that it read, although the clock was set back on the way', async () => {
    await using io = await openWriting();
    const walk: BalanceWalk = { beganAt: io.clock.now() + 60_000, calls: 1, at: { page: 2 } };

    const step = await readNextBalances(io, { account, bling: listing({ complete: true }), walk });
    const listed = createListedBalances(io.database.db, ACCOUNT);
    await listed.save(step.balances, step.readBeganAt);
    await listed.forgetBefore(walk.beganAt);

    expect([...(await listed.find([MUG, TRAY])).keys()]).toEqual([MUG, TRAY]);
  });
});
