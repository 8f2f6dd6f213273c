import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Span } from './span.ts';

/** Work for later, all of it stopped at once. */
export interface Scheduler {
  /** Ends every sleep that is handed this signal. */
  readonly signal: AbortSignal;
  /** Does `work` after a while; at once, within this call, when the span is 0. */
  after(ms: number, work: () => void | Promise<void>): void;
  /** Cancels what has not begun and waits for what has. */
  stop(): Promise<void>;
}

export function createScheduler(clock: Clock): Scheduler {
  const abort = new AbortController();
  const running = new Set<Promise<void>>();

  const follow = (task: Promise<void>) => {
    running.add(task);
    const forget = () => void running.delete(task);
    void task.then(forget, forget);
  };

  return {
    signal: abort.signal,
    after(ms, work) {
      if (abort.signal.aborted) return;
      if (ms <= 0) {
        const started = work();
        if (started) follow(started);
        return;
      }
      follow(clock.sleep(ms, abort.signal).then(work, nothing));
    },
    async stop() {
      abort.abort(new DOMException('the simulator was stopped', 'AbortError'));
      await Promise.allSettled(running);
    },
  };
}

export function pickMs(span: Span, random: Random): number {
  return span.min + random.integer(Math.max(1, span.max - span.min + 1));
}

function nothing(): void {
  // stopped: what was planned no longer happens
}
