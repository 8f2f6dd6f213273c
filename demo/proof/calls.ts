/** One call in a simulator's log. Epoch ms of the simulator's own clock. */
export interface LoggedCall {
  readonly method: string;
  readonly path: string;
  /** HTTP status, or undefined for a call that was never answered. */
  readonly status: number | undefined;
  readonly startedAt: number;
  /** When the last byte of the answer was handed over; undefined while it runs, or when it broke off. */
  readonly endedAt: number | undefined;
}

/** Most calls that began within any 1,000 ms. */
export function maxInOneSecond(calls: readonly LoggedCall[]): number {
  return busiestSecond(calls).length;
}

/** Those calls, the oldest first. */
export function busiestSecond(calls: readonly LoggedCall[]): readonly LoggedCall[] {
  const inOrder = calls.toSorted((one, other) => one.startedAt - other.startedAt);
  let busiest: readonly LoggedCall[] = [];
  let first = 0;
  for (const [place, { startedAt }] of inOrder.entries()) {
    while (startedAt - (inOrder[first]?.startedAt ?? startedAt) >= 1_000) first += 1;
    if (place - first + 1 > busiest.length) busiest = inOrder.slice(first, place + 1);
  }
  return busiest;
}

export function refused(calls: readonly LoggedCall[]): number {
  return calls.filter(({ status }) => status === 429).length;
}

/** Calls that change something, whatever became of them. */
export function writes(calls: readonly LoggedCall[]): readonly LoggedCall[] {
  return calls.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
}

/**
 * Of the moments at which the caller was killed, how many had a write under way, or one answered so little before
 * that it cannot have been written down.
 *
 * A call that never ended belongs to the first kill after its beginning alone.
 *
 * @param recordingMs how long a program needs at least to note an answer that it has received
 */
export function killsWithWriteInFlight(
  calls: readonly LoggedCall[],
  { kills, recordingMs }: { kills: readonly number[]; recordingMs: number },
): number {
  const inOrder = kills.toSorted((one, other) => one - other);
  return inOrder.filter((killedAt, place) => {
    const before = inOrder[place - 1] ?? -Infinity;
    return writes(calls).some(({ startedAt, endedAt }) => {
      if (startedAt > killedAt) return false;
      return endedAt === undefined ? startedAt > before : endedAt >= killedAt - recordingMs;
    });
  }).length;
}
