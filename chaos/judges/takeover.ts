import type { Incident } from '../chronicle.ts';
import type { Lag } from './pace.ts';

export interface Takeovers {
  readonly worstMs: number;
  readonly breaches: readonly string[];
}

export interface TakeoverEvidence {
  readonly incidents: readonly Incident[];
  /** By account, the instants of its calls at Bling (epoch ms), in order. */
  readonly calls: ReadonlyMap<string, readonly number[]>;
  readonly lags: readonly Lag[];
  readonly limitMs: number;
}

/** What the dead had sent still arrives within so long. */
const ON_ITS_WAY_MS = 100;

/**
 * How long each account was without calls after the death of a process. A buyer came to every store at that very
 * moment, so every account has work; an account of another owner goes on at once and is no takeover.
 */
export function judgeTakeovers(
  incidents: readonly Incident[],
  { calls, lags, limitMs }: Omit<TakeoverEvidence, 'incidents'>,
): Takeovers {
  let worstMs = 0;
  const breaches: string[] = [];
  for (const { at, what } of incidents) {
    for (const [account, instants] of calls) {
      const next = instants.find((instant) => instant > at + ON_ITS_WAY_MS);
      const gapMs = (next ?? Infinity) - at;
      if (next !== undefined) worstMs = Math.max(worstMs, gapMs);
      const allowedMs = limitMs + standstill(lags, at, at + limitMs);
      if (gapMs <= allowedMs) continue;
      breaches.push(
        `${what} at ${new Date(at).toISOString()}: ${account} without calls for ${gapMs} ms`,
      );
    }
  }
  return { worstMs, breaches };
}

/** Time during which this machine did nothing at all, as a metronome felt it: real stalls only. */
function standstill(lags: readonly Lag[], from: number, to: number): number {
  return lags
    .filter(({ at, lateMs }) => at >= from && at <= to && lateMs >= 100)
    .reduce((sum, { lateMs }) => sum + lateMs, 0);
}
