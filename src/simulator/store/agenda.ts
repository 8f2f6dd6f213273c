import type { Clock } from '../../kernel/clock.ts';

/** Things the shop does later by itself: deliver, receive a payment, cancel the unpaid. */
export interface Agenda {
  after(ms: number, task: () => unknown): void;
  start(): void;
  /** Ends all waiting; what was planned is forgotten. */
  stop(): void;
}

/** Tasks planned before `start` begin to wait at `start`. */
export function createAgenda(clock: Clock): Agenda {
  let running: AbortController | undefined;
  let planned: { at: number; task: () => unknown }[] = [];

  async function wait(entry: { at: number; task: () => unknown }, signal: AbortSignal) {
    await clock.sleep(Math.max(0, entry.at - clock.now()), signal);
    if (!signal.aborted) await entry.task();
  }

  function begin(entry: { at: number; task: () => unknown }) {
    if (!running) planned.push(entry);
    else void Promise.allSettled([wait(entry, running.signal)]);
  }

  return {
    after: (ms, task) => begin({ at: clock.now() + ms, task }),
    start() {
      if (running) return;
      running = new AbortController();
      const waiting = planned;
      planned = [];
      waiting.forEach(begin);
    },
    stop() {
      running?.abort();
      running = undefined;
      planned = [];
    },
  };
}
