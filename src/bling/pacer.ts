import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { SecondBefore } from './other-apps.ts';
import { createSpacing } from './spacing.ts';
import { createTravelTimes } from './travel-times.ts';
import { createWarmConnections } from './warm-connections.ts';

/** When the next call of an account may start. Any three must span a second at Bling's door (guide 3.1). */
export interface Pacer {
  /** 0 or less: now. */
  waitMs(): number;
  /** A call starts now. */
  start(): StartedCall;
  /** After a 429 of the second. */
  slowDown(): void;
  /** Leaves so many calls a second to other apps, until the next word on it. */
  shareWith(othersPerSecond: number): void;
}

export interface StartedCall {
  readonly before: SecondBefore;
  /** Its answer is read, or lost together with its connection. */
  end(connection: 'kept' | 'lost'): void;
}

export interface PacerOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly quarantineMs: number;
  readonly spacingMs?: number | undefined;
}

/** A call on a new connection holds back the next until answered, but no longer than this. */
const LONGEST_HOLD_MS = 3_000;
const PAUSE_AFTER_429_MS = 1_000;
const JITTER_MS = 250;
const SECOND_MS = 1_000;

/**
 * Spaces starts evenly and never catches up: a late timer makes the next call later too. The distance
 * is kept to the moment at which the last call probably reached Bling, as far as `fetch` lets us know.
 */
export function createPacer({ clock, random, quarantineMs, spacingMs }: PacerOptions): Pacer {
  const spacing = createSpacing(spacingMs);
  const connections = createWarmConnections();
  const travelTimes = createTravelTimes();
  // The random part keeps the lanes of several accounts out of step.
  let quietUntil = clock.monotonicMs() + quarantineMs + random.integer(JITTER_MS);
  let lastSent = -Infinity;
  let lastSecond: number[] = [];
  let last: object | undefined;
  let holder: { readonly until: number } | undefined;

  /** A busy machine sends later than it meant to. */
  async function noteSending(call: object): Promise<void> {
    await clock.sleep(0);
    if (last === call) lastSent = Math.max(lastSent, clock.monotonicMs());
  }

  return {
    waitMs() {
      const now = clock.monotonicMs();
      const bySpacing = lastSent + spacing.gapMs(now);
      return Math.max(bySpacing, quietUntil, holder?.until ?? -Infinity) - now;
    },

    start() {
      const start = clock.monotonicMs();
      const call = { until: start + LONGEST_HOLD_MS };
      const taken = connections.take(start);
      const { isNew } = taken;
      last = call;
      lastSent = start;
      const ownBefore = lastSecond.filter((at) => start - at < SECOND_MS);
      lastSecond = [...ownBefore, start];
      if (isNew) holder = call;
      void noteSending(call);
      return {
        before: { own: ownBefore.length, freshMs: start - (ownBefore.at(-1) ?? start - SECOND_MS) },
        end(connection) {
          const end = clock.monotonicMs();
          if (connection === 'kept') taken.giveBack(end);
          else taken.lose();
          if (holder === call) {
            holder = undefined;
            // It may have reached Bling as late as now.
            lastSent = end;
          } else if (!isNew && connection === 'kept') {
            const lateByMs = travelTimes.note(end - start);
            if (last === call) lastSent = Math.max(lastSent, start + lateByMs);
          }
        },
      };
    },

    slowDown() {
      const now = clock.monotonicMs();
      spacing.widen(now);
      quietUntil = Math.max(quietUntil, now + PAUSE_AFTER_429_MS + random.integer(JITTER_MS));
    },

    shareWith: (othersPerSecond) => {
      spacing.shareWith(othersPerSecond);
    },
  };
}
