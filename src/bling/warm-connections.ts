/**
 * Guesses whether a call will need a new connection, since `fetch` does not tell.
 *
 * A new one delays its first request by the TCP and TLS handshakes, so that it may reach Bling close
 * to the next one: measured as a fourth call within a second. A guess that errs towards "new" only
 * costs some waiting.
 */
export interface WarmConnections {
  /** Takes the connection used last, if one is still open. */
  take(now: number): 'warm' | 'new';
  giveBack(now: number): void;
}

/** @param idleMs shorter than the 3 s after which `fetch` closes an idle connection to a Node server */
export function createWarmConnections(idleMs = 2_500): WarmConnections {
  let lastUsed: number[] = [];
  return {
    take(now) {
      lastUsed = lastUsed.filter((at) => now - at < idleMs);
      return lastUsed.pop() === undefined ? 'new' : 'warm';
    },
    giveBack: (now) => void lastUsed.push(now),
  };
}
