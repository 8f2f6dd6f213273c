import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { message } from '../messages/message.ts';
import { type AfterLook, afterLook, afterSend, type Look, type Open } from './write-once.decide.ts';

const NOW = 1_000_000;
const SETTLE_MS = 120_000;
/** No wall clock is believed to be wrong by more. */
const LONG_AFTER_MS = 1_800_000;
const pace = { now: NOW, settleMs: SETTLE_MS, knownForMs: SETTLE_MS };
const cause = message('order.settling', {});

const OPEN = {
  none: undefined,
  sending: { state: 'sending', settles_at: null },
  unsettled: { state: 'unknown', settles_at: NOW + 1 },
  settled: { state: 'unknown', settles_at: NOW },
} as const satisfies Record<string, Open>;
const LOOK = {
  absent: { seen: 'absent' },
  found: { seen: 'found', value: 7 },
  doubtful: { seen: 'doubtful', cause },
} as const satisfies Record<string, Look<number>>;

const send = { do: 'send' };
const take = { do: 'take', value: 7 };
const ask = { do: 'ask', cause };
const wait = { do: 'wait', untilMs: NOW + 1 };
const giveUp = { do: 'give_up', untilMs: NOW + SETTLE_MS };

describe('before a thing is made', () => {
  it.each([
    ['none', 'absent', send],
    ['sending', 'absent', giveUp],
    ['unsettled', 'absent', wait],
    ['settled', 'absent', send],
    ['none', 'found', take],
    ['sending', 'found', take],
    ['unsettled', 'found', take],
    ['settled', 'found', take],
    ['none', 'doubtful', ask],
    ['sending', 'doubtful', ask],
    ['unsettled', 'doubtful', ask],
    ['settled', 'doubtful', ask],
  ] as const)('earlier send: %s; look: %s', (open, look, expected) => {
    expect(afterLook(OPEN[open], LOOK[look], pace)).toEqual(expected);
  });
});

it('half an hour after its time a send is over even for who has only just learned of it, and not sooner', () => {
  const meet = (now: number) =>
    afterLook(OPEN.settled, LOOK.absent, { ...pace, now, knownForMs: 0 });

  expect(meet(NOW + LONG_AFTER_MS - 1)).toEqual({ do: 'wait', untilMs: NOW + LONG_AFTER_MS });
  expect(meet(NOW + LONG_AFTER_MS)).toEqual(send);
});

it.each([
  ['applied', { do: 'record' }],
  ['not_applied', { do: 'refuse' }],
  ['unknown', giveUp],
] as const)('after a send that was %s', (outcome, expected) => {
  expect(afterSend(outcome, pace)).toEqual(expected);
});

const Moment = fc.integer({ min: 0, max: 10_000_000 });

it('Nothing is sent while an earlier send may take effect, nor when anything is there', () => {
  const anyOpen = fc.oneof(
    fc.constant<Open>(OPEN.none),
    fc.constant<Open>(OPEN.sending),
    Moment.map((settles_at): Open => ({ state: 'unknown', settles_at })),
  );
  const anyLook = fc.constantFrom<Look<number>>(LOOK.absent, LOOK.found, LOOK.doubtful);
  fc.assert(
    fc.property(anyOpen, anyLook, fc.tuple(Moment, Moment), (open, look, [now, knownForMs]) => {
      const next = afterLook(open, look, { now, settleMs: SETTLE_MS, knownForMs });
      const settlesAt = open?.settles_at ?? Infinity;
      const isOver =
        open?.state === 'unknown' &&
        settlesAt <= now &&
        (knownForMs >= SETTLE_MS || now >= settlesAt + LONG_AFTER_MS);
      const maySend = look.seen === 'absent' && (!open || isOver);
      expect(next.do === 'send').toBe(maySend);
      const untilMs = 'untilMs' in next ? next.untilMs : Infinity;
      expect(untilMs).toBeGreaterThan(now);
    }),
  );
});

/** What happens before a look: time passes, the wall clock is set, and somebody else may own the account now. */
const Pause = fc.record({
  ms: fc.integer({ min: 1, max: 90_000 }),
  skewMs: fc.integer({ min: -600_000, max: 600_000 }),
  isNewOwner: fc.boolean(),
});

it('A send that takes effect within the settling time is never made twice, whatever the wall clock says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: SETTLE_MS - 1 }),
      fc.array(Pause, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (takesEffectAfterMs, pauses, diedBeforeNote) => {
        let open: Open = { state: 'sending', settles_at: null };
        // A life that did not die gives up at 0; one that died is met by the first look.
        if (!diedBeforeNote) open = { state: 'unknown', settles_at: SETTLE_MS };
        let knownSince: number | undefined = diedBeforeNote ? undefined : 0;
        let realNow = 0;
        for (const { ms, skewMs, isNewOwner } of pauses) {
          realNow += ms;
          if (isNewOwner) knownSince = undefined;
          knownSince ??= realNow;
          const look: Look<number> = realNow > takesEffectAfterMs ? LOOK.found : LOOK.absent;
          const next: AfterLook<number> = afterLook(open, look, {
            now: realNow + skewMs,
            settleMs: SETTLE_MS,
            knownForMs: realNow - knownSince,
          });
          expect(next.do).not.toBe('send');
          if (next.do === 'take') return;
          if (next.do !== 'give_up') continue;
          open = { state: 'unknown', settles_at: next.untilMs };
          knownSince = realNow;
        }
      },
    ),
  );
});
