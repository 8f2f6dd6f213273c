/** Of two in the middle the mean. @throws {RangeError} of nothing */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing');
  return (lower + upper) / 2;
}

/**
 * The smallest value that at least `percent` of 100 do not exceed (nearest rank).
 *
 * @throws {RangeError} of nothing
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const found = sorted[rank - 1];
  if (found === undefined) throw new RangeError('a percentile of nothing');
  return found;
}

/** Figures of two things measured turn by turn, so that what disturbs one disturbs the other. */
export interface Pair {
  readonly ours: number;
  readonly other: number;
}

export interface PairedRatio {
  /** Median of the ratios ours : other of each round. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  /** Medians. */
  readonly ours: number;
  readonly other: number;
}

/** @throws {RangeError} of no round */
export function pairedRatio(rounds: readonly Pair[]): PairedRatio {
  const ratios = rounds.map(({ ours, other }) => ours / other);
  return {
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    ours: median(rounds.map(({ ours }) => ours)),
    other: median(rounds.map(({ other }) => other)),
  };
}

/**
 * Part of a pace that was used: events but one, over the time from the first to the last, over the pace.
 *
 * @param instants milliseconds, in any order
 */
export function utilisation(instants: readonly number[], perSecond: number): number {
  if (instants.length < 2) return 0;
  const spanMs = Math.max(...instants) - Math.min(...instants);
  return (instants.length - 1) / (spanMs / 1_000) / perSecond;
}

/** Most events within any span of so many milliseconds. An event exactly that old no longer counts. */
export function mostWithin(instants: readonly number[], spanMs: number): number {
  const sorted = instants.toSorted((one, other) => one - other);
  let most = 0;
  let first = 0;
  for (const [last, at] of sorted.entries()) {
    while (at - (sorted[first] ?? at) >= spanMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
