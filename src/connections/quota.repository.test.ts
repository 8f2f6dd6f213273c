import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { NO_CALLS } from '../bling/day-facts.ts';
import { AccountId } from '../commerce/ids.ts';
import { createBreakers } from './breaker.repository.ts';
import { createCallSlots } from './call-slot.repository.ts';
import { createQuotaStates, type QuotaState } from './quota-state.repository.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');
const OTHER_ACCOUNT = AccountId.parse('acc_loja0002');
const SLOT_MS = 600_000;
const START = Date.UTC(2026, 2, 10, 12);

describeOnEachDatabase('what is known of the limits', ({ open }) => {
  it('is calls by slot and class, all added that come at once, account by account', async () => {
    const { db, transaction } = await open();
    const calls = { own: { ...NO_CALLS, order: 2, sweep: 3 }, others: 4 };
    const add = (at: number) => transaction((tx) => createCallSlots(tx, ACCOUNT).add(at, calls));
    await Promise.all([START, START, START, START + SLOT_MS, START + 2 * SLOT_MS].map(add));

    const slots = createCallSlots(db, ACCOUNT);
    const sum = await slots.sum(START, START + 2 * SLOT_MS);
    expect(sum).toEqual({ own: { ...NO_CALLS, order: 8, sweep: 12 }, others: 16 });
    const none = { own: NO_CALLS, others: 0 };
    expect(await slots.sum(START + 3 * SLOT_MS, Number.MAX_SAFE_INTEGER)).toEqual(none);
    expect(await createCallSlots(db, OTHER_ACCOUNT).sum(0, Number.MAX_SAFE_INTEGER)).toEqual(none);

    await slots.forgetBefore(START + SLOT_MS);
    expect((await slots.sum(0, Number.MAX_SAFE_INTEGER)).others).toBe(8);
  });

  it('is calls of others spread over the time in which they must have come', async () => {
    const { db, transaction } = await open();
    const to = START + 3 * SLOT_MS + 1;
    await transaction((tx) =>
      createCallSlots(tx, ACCOUNT).addOthers({ calls: 11, from: START, to }),
    );

    const slots = createCallSlots(db, ACCOUNT);
    const each = [0, 1, 2, 3].map((slot) => START + slot * SLOT_MS);
    const sums = await Promise.all(each.map((at) => slots.sum(at, at + 1)));
    expect(sums.map(({ others }) => others)).toEqual([4, 3, 4, 0]);
    await slots.forgetOthers(each[1] ?? 0);
    expect((await slots.sum(0, to)).others).toBe(4);
  });

  it('is forgotten when the day turns, but for the rate of other apps', async () => {
    const { db } = await open();
    const states = createQuotaStates(db, ACCOUNT);
    const state: QuotaState = {
      day: '2026-03-10',
      dayEndedAt: START,
      limitTold: 90_000,
      othersTold: 12_345,
      othersPerSecond: 0.84,
      othersSeenAt: START,
      shed: [{ priority: 'sweep', until: START + 600_000, why: 'forecast' }],
    };
    await states.save({ ...state, shed: [], limitTold: undefined });
    await states.save(state);

    expect(await states.read('2026-03-10')).toEqual(state);
    expect(await states.read('2026-03-11')).toEqual({
      day: '2026-03-11',
      othersPerSecond: 0.84,
      othersSeenAt: START,
      shed: [],
      dayEndedAt: undefined,
      limitTold: undefined,
      othersTold: undefined,
    });
    expect((await createQuotaStates(db, OTHER_ACCOUNT).read('2026-03-10')).shed).toEqual([]);
  });

  it('is one breaker a machine, shown while it is open', async () => {
    const { db } = await open();
    const breakers = createBreakers(db);
    await breakers.save({ host: 'loja', reason: 'errors', openUntil: START + 30_000 });
    await breakers.save({ host: 'loja', reason: 'blocked', openUntil: START + 600_000 });
    await breakers.save({ host: 'outra', reason: 'errors', openUntil: START + 10 });

    expect(await breakers.listOpen(START + 10)).toEqual([
      { host: 'loja', reason: 'blocked', openUntil: START + 600_000 },
    ]);
    expect(await breakers.listOpen(START + 600_000)).toEqual([]);
  });
});
