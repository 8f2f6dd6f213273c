import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { erpDate, READ_AT, readOf, toldOf } from '../newest-balance.builder.ts';
import type { Observation } from '../newest-balance.decide.ts';
import { withEvent, withRead } from '../newest-balance.decide.ts';
import { isContained } from './contained.ts';
import { sale, stockPolicy } from './stock.builder.ts';
import { CONFIRMED_MS, PROMPT_MS, usableBalance } from './usable-balance.decide.ts';

const read = withRead(undefined, readOf(10, READ_AT));
const event = withEvent(read, toldOf(7, erpDate(60)));
/** So many milliseconds after the event of a minute after the read, by both clocks, which differ by an hour. */
const later = (ms: number) => ({
  now: READ_AT + 60_000 + ms,
  erpNow: { earliest: erpDate(60) + ms, latest: erpDate(60) + ms + 1_000 },
});

describe('a balance that an event told', () => {
  it('is as good as a read while it is prompt and a read stands behind it', () => {
    expect(usableBalance(event, later(2_000))).toBe('any_number');
    expect(usableBalance(event, later(PROMPT_MS))).toBe('lowering');
  });

  it('takes a number down at most, when the time of the ERP is not known', () => {
    expect(usableBalance(event, { ...later(2_000), erpNow: undefined })).toBe('lowering');
  });

  it('takes a number down at once at most, when another event contradicts it', () => {
    const doubtful = withEvent(event, toldOf(8, erpDate(60)));
    expect(usableBalance(doubtful, later(2_000))).toBe('lowering');
  });

  it('is good for nothing without a read, or when our clock was set back since', () => {
    expect(usableBalance(withEvent(undefined, toldOf(7, erpDate(60))), later(2_000))).toBe(
      'nothing',
    );
    expect(usableBalance(undefined, later(2_000))).toBe('nothing');
    expect(usableBalance(event, { ...later(2_000), now: READ_AT - 1 })).toBe('nothing');
    expect(usableBalance(event, { ...later(2_000), now: READ_AT + CONFIRMED_MS + 1 })).toBe(
      'nothing',
    );
  });
});

/** What an observer who sees everything knows of one past: steps of the ERP, each with what it told. */
interface Past {
  /** Units that others have moved, and when; seconds after the read. */
  readonly moves: readonly {
    readonly at: number;
    readonly units: number;
    readonly delay: number;
  }[];
  readonly lookAt: number;
}

const pasts: fc.Arbitrary<Past> = fc.record({
  moves: fc.uniqueArray(
    fc.record({
      at: fc.integer({ min: -40, max: 100 }),
      units: fc.integer({ min: 1, max: 30 }),
      delay: fc.constantFrom(0, 1, 2, 5, 30),
    }),
    { maxLength: 6, selector: ({ at }) => at },
  ),
  lookAt: fc.integer({ min: 5, max: 120 }),
});

/** What we know of it at the look: events in the order in which they came. */
function knownOf({ moves, lookAt }: Past): Observation {
  const heard = moves
    .map((move) => ({ ...move, cameAt: move.at + move.delay }))
    .filter(({ cameAt }) => cameAt <= lookAt)
    .toSorted((one, other) => one.cameAt - other.cameAt);
  const before = heard.filter(({ cameAt }) => cameAt <= 0);
  const start = before.reduce(
    (known: Observation | undefined, move) =>
      withEvent(known, toldOf(move.units, erpDate(move.at))) ?? known,
    undefined,
  );
  const inErp = moves
    .filter(({ at }) => at <= 0)
    .toSorted((one, other) => one.at - other.at)
    .at(-1);
  const readNow = withRead(start, readOf(inErp?.units ?? 10, READ_AT, start?.event?.id));
  return heard
    .filter(({ cameAt }) => cameAt > 0)
    .reduce(
      (known, move) => withEvent(known, toldOf(move.units, erpDate(move.at))) ?? known,
      readNow,
    );
}

type Use = typeof usableBalance;

/** Looks for a past in which a balance is used for any number although it was no more true a moment ago. */
function findFault(use: Use) {
  const found = fc.check(
    fc.property(pasts, (past) => {
      const known = knownOf(past);
      const time = {
        now: READ_AT + past.lookAt * 1_000,
        erpNow: { earliest: erpDate(past.lookAt), latest: erpDate(past.lookAt) + 1_000 },
      };
      if (use(known, time) !== 'any_number') return;
      const trueLately = past.moves
        .toSorted((one, other) => one.at - other.at)
        .filter(({ at }, index, all) => {
          const until = all[index + 1]?.at ?? Number.POSITIVE_INFINITY;
          return at <= past.lookAt && until >= past.lookAt - PROMPT_MS / 1_000;
        });
      expect(trueLately.map(({ units }) => String(units))).toContain(known.balance.virtual);
    }),
    { numRuns: 3_000, seed: 11 },
  );
  return found.failed ? String(found.errorInstance) : undefined;
}

const PLANTED: Readonly<Record<string, Use>> = {
  'takes any age for prompt': (known, { now }) =>
    usableBalance(known, { now, erpNow: { earliest: 0, latest: 0 } }),
  'takes what is in doubt': (known, time) =>
    usableBalance(known && { ...known, isDoubtful: false, source: 'event' }, time),
};

describe('the use of a balance', () => {
  it('for any number is of one that was true within the last seconds, however late other events are', () => {
    expect(findFault(usableBalance)).toBeUndefined();
  });

  it.each(Object.entries(PLANTED))('is caught when it %s', (_, use) => {
    expect(findFault(use)).toBeDefined();
  });
});

describe('a line that a read contained', () => {
  const importedAt = READ_AT - 120_000;
  const dated = {
    balance: read.balance.virtual,
    observedAt: READ_AT + 60_000,
    readBeganAt: event?.readBeganAt,
  };

  it('is contained in the event after it, too, while its order keeps its status', () => {
    const line = sale({ importedAt, erpStatusSeenAt: importedAt });
    expect(isContained(line, dated, stockPolicy())).toBe(true);
    const changed = { ...line, erpStatusSeenAt: READ_AT + 10_000 };
    expect(isContained(changed, dated, stockPolicy())).toBe(false);
  });

  it('is not when it became due after that read: an event releases nothing', () => {
    const line = sale({ importedAt: READ_AT - 30_000, erpStatusSeenAt: READ_AT - 30_000 });
    expect(isContained(line, dated, stockPolicy())).toBe(false);
  });
});
