import type { Clock } from '../kernel/clock.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Random } from '../kernel/random.ts';
import type { Breaker } from './breaker.ts';
import { createBreaker } from './breaker.ts';
import type { CallPriority } from './call-priority.ts';
import type { DayBudget } from './day-budget.ts';
import { BlingDayExhausted, BlingPaused } from './failures.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Lane, Turn } from './lane.ts';
import { createSpacing } from './spacing.ts';
import { createTravelTimes } from './travel-times.ts';
import { createWarmConnections } from './warm-connections.ts';

export interface LaneOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly dayBudget: DayBudget;
  readonly maxInFlight?: number | undefined;
  /** No call before this: the last ones of the previous owner are unknown. Default 1 s. */
  readonly quarantineMs?: number | undefined;
  /** Shared by the accounts of one process. */
  readonly breaker?: Breaker | undefined;
  readonly spacingMs?: number | undefined;
}

/** A call on a new connection holds back the next until answered, but no longer than this. */
const LONGEST_HOLD_MS = 3_000;
const PAUSE_AFTER_429_MS = 1_000;
const JITTER_MS = 250;

interface Waiting {
  readonly start: (turn: Turn) => void;
  readonly refuse: (failure: Failure) => void;
}

/**
 * Spaces the calls of an account evenly, several in flight, without ever catching up: a late timer
 * makes the next call later too, since any three calls must span a second (guide 3.1).
 */
export function createLane(options: LaneOptions): Lane {
  const { clock, random, dayBudget, maxInFlight = 6, quarantineMs = 1_000 } = options;
  const breaker = options.breaker ?? createBreaker();
  const spacing = createSpacing(options.spacingMs);
  const connections = createWarmConnections();
  const travelTimes = createTravelTimes();
  const queue = createFairQueue<Waiting>();

  let given = 0;
  let inFlight = 0;
  let lastStart = -Infinity;
  // The random part keeps the lanes of several accounts out of step.
  let quietUntil = clock.monotonicMs() + quarantineMs + random.integer(JITTER_MS);
  let holder: { readonly until: number } | undefined;
  let stoppedUntil = -Infinity;
  let wakeAt = Infinity;

  function startableAt(now: number): number {
    return Math.max(lastStart + spacing.gapMs(now), quietUntil, holder?.until ?? -Infinity);
  }

  function serve(): void {
    while (queue.size() > 0 && inFlight < maxInFlight) {
      const now = clock.monotonicMs();
      const waitMs = startableAt(now) - now;
      if (waitMs > 0) {
        serveAgainAt(now + waitMs, waitMs);
        return;
      }
      // The last place in flight is kept for an order: slow calls of others must not hold it up.
      const isLastPlace = inFlight > 0 && inFlight === maxInFlight - 1;
      const next = isLastPlace ? queue.nextOrder() : queue.next();
      if (!next) return;
      next.start(openTurn(now));
    }
  }

  function serveAgainAt(at: number, waitMs: number): void {
    if (wakeAt <= at) return;
    wakeAt = at;
    // Whole milliseconds: a rest of a rounding error must not wake us without end.
    void wake(Math.ceil(waitMs));
  }

  async function wake(waitMs: number): Promise<void> {
    await clock.sleep(waitMs);
    wakeAt = Infinity;
    serve();
  }

  function openTurn(now: number): Turn {
    given += 1;
    inFlight += 1;
    lastStart = now;
    const hold = { until: now + LONGEST_HOLD_MS };
    const isNew = connections.take(now) === 'new';
    if (isNew) holder = hold;
    const number = given;
    void anchorOnceSent(number);
    return {
      finish({ connection, health }) {
        const end = clock.monotonicMs();
        inFlight -= 1;
        if (connection === 'kept') connections.giveBack(end);
        if (holder === hold) {
          holder = undefined;
          // It may have reached Bling as late as now.
          lastStart = end;
        } else if (!isNew && connection === 'kept') {
          const lateByMs = travelTimes.note(end - now);
          if (number === given) lastStart = Math.max(lastStart, now + lateByMs);
        }
        breaker.record(health, end);
        const openForMs = breaker.openForMs(end);
        if (openForMs > 0) refuseAll(new BlingPaused(openForMs));
        serve();
      },
    };
  }

  /** A busy machine sends later than it meant to; the next call must keep its distance to what was sent. */
  async function anchorOnceSent(turn: number): Promise<void> {
    await clock.sleep(0);
    if (turn === given) lastStart = Math.max(lastStart, clock.monotonicMs());
  }

  function refuseAll(failure: Failure): void {
    for (const waiting of queue.drain()) waiting.refuse(failure);
  }

  function refuseIfClosed(): void {
    const now = clock.monotonicMs();
    if (stoppedUntil > now) throw new BlingDayExhausted(stoppedUntil - now);
    const openForMs = breaker.openForMs(now);
    if (openForMs > 0) throw new BlingPaused(openForMs);
  }

  function enqueue(priority: CallPriority, signal: AbortSignal | undefined): Promise<Turn> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.remove(waiting);
        reject(signal?.reason);
      };
      const settled = () => signal?.removeEventListener('abort', leave);
      const waiting: Waiting = {
        start(turn) {
          settled();
          resolve(turn);
        },
        refuse(failure) {
          settled();
          reject(failure);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(priority, waiting);
      serve();
    });
  }

  return {
    async take(priority, signal) {
      signal?.throwIfAborted();
      refuseIfClosed();
      await dayBudget.spend(priority);
      signal?.throwIfAborted();
      refuseIfClosed();
      return enqueue(priority, signal);
    },
    slowDown() {
      const now = clock.monotonicMs();
      spacing.widen(now);
      quietUntil = Math.max(quietUntil, now + PAUSE_AFTER_429_MS + random.integer(JITTER_MS));
    },
    stopForMs(durationMs) {
      stoppedUntil = Math.max(stoppedUntil, clock.monotonicMs() + durationMs);
      refuseAll(new BlingDayExhausted(durationMs));
    },
    given: () => given,
  };
}
