import { setImmediate as nextTurn, setTimeout as realWait } from 'node:timers/promises';

import type { Clock } from '../kernel/clock.ts';

export interface VirtualClock extends Clock {
  /** Moves time on by `ms`, firing each timer in its order and letting its work settle. */
  advance(ms: number): Promise<void>;
  /**
   * Runs `work` as fast as the machine can: whenever everything waits, time jumps to the next timer.
   *
   * @throws {VirtualTimeDeadlock} when `work` waits for something no timer will ever bring
   */
  run<T>(work: Promise<T>): Promise<T>;
}

/** `work` did not settle, no timer is left, and real input and output brought nothing either. */
export class VirtualTimeDeadlock extends Error {
  constructor(now: number) {
    super(
      `the work waits for something that no timer brings (virtual time ${new Date(now).toISOString()}):` +
        ' a hung call without a time-out, or real input and output that takes too long',
    );
    this.name = 'VirtualTimeDeadlock';
  }
}

/** How much real time the machine's own input and output gets before virtual time moves. */
export interface RealPatience {
  /** Turns of the event loop for promises, files and loopback sockets before each jump. */
  readonly turnsBeforeJump?: number;
  /** Real milliseconds to wait once no timer is left. */
  readonly whenIdleMs?: number;
}

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
}

/**
 * A clock that moves only when told to. Timers fire in the order of their due time, equal ones in the
 * order in which they were set, each with its own turns, so that a run can be repeated exactly.
 *
 * @param startMs wall time at the start, epoch milliseconds
 */
export function createVirtualClock(
  startMs: number,
  { turnsBeforeJump = 12, whenIdleMs = 5_000 }: RealPatience = {},
): VirtualClock {
  const settle = () => giveTurns(turnsBeforeJump);
  let elapsedMs = 0;
  /** Sorted, next one first. */
  const timers: Timer[] = [];

  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const awake = () => {
        signal?.removeEventListener('abort', abandon);
        resolve();
      };
      const timer: Timer = { dueMs: elapsedMs + Math.max(0, ms), fire: awake };
      const abandon = () => {
        const place = timers.indexOf(timer);
        if (place >= 0) timers.splice(place, 1);
        reject(abortReason(signal));
      };
      if (signal?.aborted) return reject(abortReason(signal));
      signal?.addEventListener('abort', abandon, { once: true });
      timers.splice(placeFor(timer.dueMs, timers), 0, timer);
    });

  const fireNext = () => {
    const timer = timers.shift();
    if (timer) elapsedMs = Math.max(elapsedMs, timer.dueMs);
    timer?.fire();
  };

  return {
    // Whole milliseconds, as the machine tells them; timers may be finer.
    now: () => Math.floor(startMs + elapsedMs),
    monotonicMs: () => elapsedMs,
    sleep,

    async advance(ms) {
      const until = elapsedMs + ms;
      await settle();
      while ((timers[0]?.dueMs ?? Infinity) <= until) {
        fireNext();
        await settle();
      }
      elapsedMs = until;
    },

    async run(work) {
      const outcome = { settled: false };
      const mark = () => void (outcome.settled = true);
      void work.then(mark, mark);
      await settle();
      while (!outcome.settled) {
        if (timers.length > 0) fireNext();
        else if (!(await comes(() => outcome.settled || timers.length > 0, whenIdleMs)))
          throw new VirtualTimeDeadlock(startMs + elapsedMs);
        await settle();
      }
      return work;
    },
  };
}

/** After all timers that are due at the same moment or earlier. */
function placeFor(dueMs: number, timers: readonly Timer[]): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timers[middle]?.dueMs ?? Infinity) <= dueMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function giveTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn();
}

async function comes(isThere: () => boolean, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs && !isThere(); waitedMs += 5) await realWait(5);
  return isThere();
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('aborted', 'AbortError');
}
