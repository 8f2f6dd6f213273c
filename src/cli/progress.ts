import { SingleBar } from 'cli-progress';

/** Work shorter than this shows no bar. */
const SHOWN_AFTER_MS = 2_000;
/** Without a terminal (a log, a pipe) a line this often is enough. */
const LINE_EVERY_MS = 5_000;

export interface Progress extends Disposable {
  /** @param done how much of the total; `total` when that became known better */
  update(done: number, total?: number): void;
  stop(): void;
}

interface ProgressOptions {
  readonly label: string;
  readonly total: number;
  readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** A bar, or lines where there is no terminal, from two seconds on. */
export function startProgress({ label, total, stream }: ProgressOptions): Progress {
  const state = { done: 0, total, stopped: false };
  const bar = new SingleBar({
    stream,
    format: `${label} {bar} {value}/{total} {percentage}% ETA {eta_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: LINE_EVERY_MS,
    emptyOnZero: true,
  });
  const isShown = () => bar.isActive;
  const timer = setTimeout(() => bar.start(state.total, state.done), SHOWN_AFTER_MS);
  timer.unref();
  const stop = () => {
    clearTimeout(timer);
    if (isShown()) bar.stop();
  };
  return {
    update(done, newTotal = state.total) {
      state.done = done;
      state.total = newTotal;
      if (!isShown()) return;
      bar.setTotal(newTotal);
      bar.update(done);
    },
    stop,
    [Symbol.dispose]: stop,
  };
}
