import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { BlingDayExhausted } from '../bling/failures.ts';
import { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { openDayBudget } from './day-budget.ts';

const ACCOUNT = AccountId.parse('acc_11111111');
/** 23:00 in São Paulo. */
const LATE = Date.UTC(2026, 2, 11, 2);

describeOnEachDatabase('the calls of a day', ({ open }) => {
  function clockAt(now: number): Clock & { set(now: number): void } {
    let time = now;
    return {
      ...systemClock,
      now: () => time,
      set: (later) => {
        time = later;
      },
    };
  }
  const budget = (database: Database, perDay: number, clock: Clock = clockAt(LATE)) =>
    openDayBudget({ database, clock, accountId: ACCOUNT, perDay });
  const spentOf = async ({ db }: Database) =>
    (await db.selectFrom('call_budget').selectAll().orderBy('day').execute()).map(
      ({ day, spent }) => ({ day, spent }),
    );
  async function spendUntilRefused(spend: () => Promise<void>): Promise<number> {
    for (let spent = 0; ; spent++) {
      const [settled] = await Promise.allSettled([spend()]);
      if (settled.status === 'rejected') return spent;
    }
  }

  it('are never counted too low: a crash loses only what was not used yet', async () => {
    const database = await open();
    const first = budget(database, 1_000);
    for (let call = 0; call < 30; call++) await first.spend('order');

    expect(await spentOf(database)).toEqual([{ day: '2026-03-10', spent: 50 }]);
    const afterCrash = budget(database, 1_000);
    await afterCrash.spend('order');
    expect(await spentOf(database)).toEqual([{ day: '2026-03-10', spent: 75 }]);
  });

  it('end exactly at the limit, also for calls that come at the same time and from two processes', async () => {
    const database = await open();
    const [one, other] = [budget(database, 110), budget(database, 110)];
    const calls = Array.from({ length: 200 }, (_, at) =>
      (at % 2 === 0 ? one : other).spend('order'),
    );
    const settled = await Promise.allSettled(calls);

    expect(settled.filter((call) => call.status === 'fulfilled')).toHaveLength(110);
    expect(await spentOf(database)).toEqual([{ day: '2026-03-10', spent: 110 }]);
  });

  it('leave a share for orders that a sweep cannot use up', async () => {
    const database = await open();
    const days = budget(database, 1_000);

    expect(await spendUntilRefused(() => days.spend('sweep'))).toBe(750);
    expect(await spendUntilRefused(() => days.spend('catalogue'))).toBe(100);
    expect(await spendUntilRefused(() => days.spend('order'))).toBe(150);
  });

  it('come back at the midnight of São Paulo, and say how long that is', async () => {
    const database = await open();
    const clock = clockAt(LATE);
    const days = budget(database, 10, clock);
    await spendUntilRefused(() => days.spend('order'));

    const refused = days.spend('order');
    await expect(refused).rejects.toThrow(BlingDayExhausted);
    await expect(refused).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
    clock.set(LATE + 3_600_000);
    await days.spend('order');
    expect(await spentOf(database)).toEqual([
      { day: '2026-03-10', spent: 10 },
      { day: '2026-03-11', spent: 10 },
    ]);
  });
});
