import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  BACK,
  balanceOf,
  erpDate,
  movedTo,
  READ_AT,
  readOf,
  SHELF,
  toldOf,
} from './newest-balance.builder.ts';
import type { Observation } from './newest-balance.decide.ts';
import { withEvent, withRead } from './newest-balance.decide.ts';
import type { ToldBalance } from './told-balance.ts';

const read = withRead(undefined, readOf(10, READ_AT));
const after = (...told: readonly ToldBalance[]): Observation =>
  told.reduce((known: Observation, each) => withEvent(known, each) ?? known, read);

describe('the newest balance', () => {
  it('is that of the event with the newest date of the ERP, and an older one that comes late changes nothing', () => {
    const known = after(toldOf(7, erpDate(60)));
    expect(known).toMatchObject({ balance: { virtual: '7' }, source: 'event', isDoubtful: false });

    expect(withEvent(known, toldOf(9, erpDate(30)))).toBeUndefined();
    expect(withEvent(known, toldOf(9, erpDate(-30)))).toBeUndefined();
    expect(withEvent(known, toldOf(3, erpDate(61)))).toMatchObject({ balance: { virtual: '3' } });
  });

  it('of an event says what the read before it contained', () => {
    expect(after(toldOf(7, erpDate(60)))).toMatchObject({
      readBeganAt: READ_AT,
      readWithin: read.readWithin,
    });
  });

  it('is in doubt when an event and the read are of the same moment and tell different things', () => {
    expect(withEvent(read, toldOf(7, erpDate(1)))).toMatchObject({
      balance: { virtual: '10' },
      isDoubtful: true,
    });
    expect(withEvent(read, toldOf(10, erpDate(1)))).toBeUndefined();
  });

  it('is in doubt when two events of one second tell different things, until a newer one or a read', () => {
    const doubtful = after(toldOf(7, erpDate(60)), toldOf(8, erpDate(60)));
    expect(doubtful).toMatchObject({ isDoubtful: true });

    expect(withEvent(doubtful, toldOf(6, erpDate(70)))).toMatchObject({
      balance: { virtual: '6' },
      isDoubtful: false,
    });
    const again = readOf(8, READ_AT + 90_000, doubtful.event?.id);
    expect(withRead(doubtful, again)).toMatchObject({
      balance: { virtual: '8' },
      isDoubtful: false,
    });
  });

  it('needs a read when many others depend on the product', () => {
    const told = { ...toldOf(7, erpDate(60)), manyDependants: true };
    expect(withEvent(read, told)).toMatchObject({ isDoubtful: true });
  });

  it('is that of a read, if no event came while it was made, by whatever clock', () => {
    const known = after(toldOf(7, erpDate(60)));
    const setBack = readOf(5, READ_AT + 1_000, known.event?.id);
    expect(withRead(known, { ...setBack, within: undefined })).toMatchObject({
      balance: { virtual: '5' },
      source: 'read',
      isDoubtful: false,
    });
  });

  it('is in doubt when an event came while it was read, unless the dates tell which is newer', () => {
    const known = after(toldOf(7, erpDate(60)));
    const during = readOf(5, READ_AT + 60_000, 'the one before');
    expect(withRead(known, during)).toMatchObject({ balance: { virtual: '5' }, isDoubtful: true });
    const before = readOf(5, READ_AT + 30_000, 'the one before');
    expect(withRead(known, before)).toMatchObject({
      balance: { virtual: '7' },
      readBeganAt: READ_AT + 30_000,
      isDoubtful: false,
    });
  });

  it('moves in the one warehouse that an event tells, if the total moves with it', () => {
    const two = withRead(undefined, readOf(balanceOf(10, 5), READ_AT));
    const moved = withEvent(two, movedTo(BACK, 2, { date: erpDate(60), total: 12 }));
    expect(moved).toMatchObject({ balance: { virtual: '12' }, isDoubtful: false });
    expect(new Set(moved?.balance.warehouses)).toEqual(new Set(balanceOf(10, 2).warehouses));
  });

  it.each([
    { says: 'is that of one warehouse', warehouse: BACK, units: 2, total: 2 },
    { says: 'did not move', warehouse: BACK, units: 2, total: 15 },
    { says: 'knows of more than we do', warehouse: SHELF, units: 9, total: 11 },
  ])('is in doubt when the told total $says', ({ warehouse, units, total }) => {
    const two = withRead(undefined, readOf(balanceOf(10, 5), READ_AT));
    expect(withEvent(two, movedTo(warehouse, units, { date: erpDate(60), total }))).toMatchObject({
      balance: { virtual: '15' },
      isDoubtful: true,
    });
  });

  it('is in doubt when the event of another warehouse comes late: it may be the first word of it', () => {
    const two = withRead(undefined, readOf(balanceOf(10, 5), READ_AT));
    const known = withEvent(two, movedTo(SHELF, 9, { date: erpDate(60), total: 14 }));
    const late = movedTo(BACK, 1, { date: erpDate(50), total: 11 });
    expect(withEvent(known, late)).toMatchObject({ isDoubtful: true });
  });

  it('is, whatever order events come in, the newest one or in doubt', () => {
    const events = fc.uniqueArray(
      fc.record({ units: fc.integer({ min: 0, max: 9 }), at: fc.integer({ min: -20, max: 20 }) }),
      { minLength: 1, maxLength: 6, selector: ({ at }) => at },
    );
    fc.assert(
      fc.property(events, (told) => {
        const known = after(...told.map(({ units, at }) => toldOf(units, erpDate(at))));
        // The read was answered within a second; with the slack, dates from 2 s on are surely later.
        const newest = told.toSorted((one, other) => one.at - other.at).at(-1);
        const isLater = (newest?.at ?? 0) >= 2;
        const { virtual } = known.balance;
        expect(virtual).toBe(isLater ? String(newest?.units) : '10');
        expect(known.isDoubtful && isLater).toBe(false);
        expect(known.readBeganAt).toBe(READ_AT);
      }),
    );
  });
});
