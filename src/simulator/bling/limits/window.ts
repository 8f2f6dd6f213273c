/** Counts what happened within the last `spanMs`. Instants are monotonic milliseconds. */
export interface SlidingWindow {
  /** Drops what is older and gives the number that is left. */
  count(nowMs: number): number;
  add(nowMs: number): void;
}

/** An event exactly `spanMs` old no longer counts. */
export function createSlidingWindow(spanMs: number): SlidingWindow {
  let instants: number[] = [];
  return {
    count(nowMs) {
      instants = instants.filter((at) => nowMs - at < spanMs);
      return instants.length;
    },
    add: (nowMs) => void instants.push(nowMs),
  };
}
