import type { Clock } from '../kernel/clock.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Random } from '../kernel/random.ts';
import type { Breaker } from './breaker.ts';
import { createBreaker } from './breaker.ts';
import type { CallPriority } from './call-priority.ts';
import type { DayBudget } from './day-budget.ts';
import { BlingDayExhausted, BlingPaused } from './failures.ts';
import { createFairQueue } from './fair-queue.ts';
import type { CallResult, Lane, Turn } from './lane.ts';
import type { SecondBefore } from './other-apps.ts';
import { createPacer } from './pacer.ts';
import { createQuotaEar } from './quota-ear.ts';

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
  /** Hour of São Paulo at which Bling begins a new day. Default 0. */
  readonly dayResetHour?: number | undefined;
}

interface Waiting {
  readonly start: (turn: Turn) => void;
  readonly refuse: (failure: Failure) => void;
}

/** Who waits is served by class and started by the pacer, several calls in flight. */
export function createLane(options: LaneOptions): Lane {
  const { clock, dayBudget, maxInFlight = 6, quarantineMs = 1_000 } = options;
  const breaker = options.breaker ?? createBreaker();
  const pacer = createPacer({ ...options, quarantineMs });
  const queue = createFairQueue<Waiting>();
  let given = 0;
  let inFlight = 0;
  const ear = createQuotaEar({ ...options, pacer });
  let wakeAt = Infinity;

  function serve(): void {
    while (queue.size() > 0 && inFlight < maxInFlight) {
      // Whole milliseconds: a rest of a rounding error must not wake us without end.
      const wait = Math.max(pacer.waitMs(), breaker.waitMs(clock.monotonicMs()));
      const waitMs = Math.ceil(wait);
      if (waitMs > 0) {
        void serveAgainIn(waitMs);
        return;
      }
      // The last place in flight is kept for an order: slow calls of others must not hold it up.
      const isLastPlace = inFlight > 0 && inFlight === maxInFlight - 1;
      const next = isLastPlace ? queue.nextOrder() : queue.next();
      if (!next) return;
      next.start(openTurn());
    }
  }

  async function serveAgainIn(waitMs: number): Promise<void> {
    const at = clock.monotonicMs() + waitMs;
    if (wakeAt <= at) return;
    wakeAt = at;
    await clock.sleep(waitMs);
    // An earlier wake took over meanwhile.
    if (wakeAt !== at) return;
    wakeAt = Infinity;
    serve();
  }

  function openTurn(): Turn {
    const call = pacer.start();
    breaker.start(clock.monotonicMs());
    given += 1;
    inFlight += 1;
    return {
      finish(result) {
        inFlight -= 1;
        call.end(result.connection);
        learn(result, call.before);
        serve();
      },
    };
  }

  function learn(result: CallResult, before: SecondBefore): void {
    ear.hear(result, before);
    if (result.refused?.period === 'day') refuseAll(new BlingDayExhausted(ear.stoppedForMs()));
    const now = clock.monotonicMs();
    breaker.record(result.health, now);
    const openForMs = breaker.openForMs(now);
    if (openForMs > 0) refuseAll(new BlingPaused(openForMs));
  }

  function refuseAll(failure: Failure): void {
    for (const waiting of queue.drain()) waiting.refuse(failure);
  }

  function refuseIfClosed(): void {
    const stoppedForMs = ear.stoppedForMs();
    if (stoppedForMs > 0) throw new BlingDayExhausted(stoppedForMs);
    const openForMs = breaker.openForMs(clock.monotonicMs());
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
      ear.remember();
      return enqueue(priority, signal);
    },
    stoppedForMs: () => ear.stoppedForMs(),
    given: () => given,
  };
}
