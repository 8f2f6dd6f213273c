import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { BlingClassShed, BlingDayExhausted } from '../bling/failures.ts';
import { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { openDayBudget } from './day-budget.ts';
import { createQuotaStates } from './quota-state.repository.ts';
import { readDay } from './read-day.ts';

const ACCOUNT = AccountId.parse('acc_11111111');
/** 23:00 in São Paulo. */
const LATE = Date.UTC(2026, 2, 11, 2);

describeOnEachDatabase('the calls of a day', ({ open }) => {
  function clockAt(now: number): Clock & { set(now: number): void } {
    let time = now;
    return {
      ...systemClock,
      now: () => time,
      monotonicMs: () => time,
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
  const shedOf = async ({ db }: Database) => {
    const { shed } = await createQuotaStates(db, ACCOUNT).read('2026-03-10');
    return shed.map(({ priority }) => priority);
  };
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

  it('hold back a sweep in time, and leave orders all the rest of the day', async () => {
    const database = await open();
    const days = budget(database, 1_000);

    const swept = await spendUntilRefused(() => days.spend('sweep'));
    const held = days.spend('sweep');
    await expect(held).rejects.toThrow(BlingClassShed);
    await expect(held).rejects.toMatchObject({ retryAfterMs: 600_000, outcome: 'not_applied' });
    expect(swept).toBeGreaterThan(0);
    expect(swept).toBeLessThanOrEqual(600);
    expect(await spendUntilRefused(() => days.spend('order'))).toBe(1_000 - swept);
    expect(await spentOf(database)).toEqual([{ day: '2026-03-10', spent: 1_000 }]);
  });

  it('hold back a sweep for the orders of another process, although this one was just begun', async () => {
    const database = await open();
    const clock = clockAt(LATE - 4 * 3_600_000);
    const before = budget(database, 1_000, clock);
    for (let call = 0; call < 190; call++) await before.spend('order');
    clock.set(clock.now() + 60_000);
    // What it made is written with the next call of another minute.
    await before.spend('order');

    const takenOver = budget(database, 1_000, clock);
    await expect(takenOver.spend('sweep')).rejects.toThrow(BlingClassShed);
    await takenOver.spend('order');
    expect(await shedOf(database)).toEqual(['payment', 'stock', 'catalogue', 'sweep']);
  });

  it('know in every process that Bling ended the day, and ask again after half an hour', async () => {
    const database = await open();
    const clock = clockAt(LATE - 4 * 3_600_000);
    const first = budget(database, 1_000, clock);
    await first.spend('order');
    first.hear?.({ kind: 'day_ended', limit: 900 });
    await expect(first.spend('order')).rejects.toMatchObject({ retryAfterMs: 1_800_000 });

    const other = budget(database, 1_000, clock);
    await expect(other.spend('order')).rejects.toThrow(BlingDayExhausted);
    const { state } = await readDay(database.db, ACCOUNT, { now: clock.now(), resetHour: 0 });
    expect(state).toMatchObject({ limitTold: 900, othersTold: 899 });
    const tomorrow = await readDay(database.db, ACCOUNT, {
      now: LATE + 2 * 3_600_000,
      resetHour: 0,
    });
    expect(tomorrow.yesterdaysRest.others).toBeGreaterThan(800);

    clock.set(clock.now() + 1_800_000);
    await other.spend('order');
    other.hear?.({ kind: 'day_goes_on' });
    await other.spend('sweep');
  });

  it('count what another app probably uses, for as long as it is seen', async () => {
    const database = await open();
    const clock = clockAt(LATE - 8 * 3_600_000);
    const days = budget(database, 120_000, clock);
    await days.spend('order');
    days.hear?.({ kind: 'others', perSecond: 1.5 });
    for (let minute = 1; minute <= 20; minute++) {
      clock.set(clock.now() + 60_000);
      await days.spend('order');
    }

    const known = await readDay(database.db, ACCOUNT, { now: clock.now(), resetHour: 0 });
    expect(known.today.others).toBe(1.5 * 60);
    const { db } = database;
    const slots = await db
      .selectFrom('call_slot')
      .select('order_calls')
      .orderBy('slot_at')
      .execute();
    expect(slots.map(({ order_calls }) => order_calls)).toEqual([10, 10]);
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
      { day: '2026-03-11', spent: 1 },
    ]);
  });
});
