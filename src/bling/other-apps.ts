/**
 * Guesses how many calls a second other apps make with this account. Bling tells nothing about them: no
 * header, no counter (guide 1.2, 3.1), only a 429 when the three of a second are gone.
 *
 * What is inferred: we know how many calls of ours lie in the second before each one. When one is refused
 * although we kept to our pace, others made the rest. The rate that makes the refusals of the last five
 * minutes most likely is taken.
 *
 * How sure: not very. It supposes that others call at random moments and evenly over those minutes; an app
 * that calls in bursts is guessed too low or too high, and one that calls while we do not is not seen at all.
 * Only calls that Bling counts can be seen: at our full pace we leave others hardly any, and see only those.
 * `low` and `high` enclose the rates that explain what was seen almost as well. Fewer than three refusals
 * may be uneven travel of our own calls: nothing is said then. No refusals do not mean that nobody calls.
 */
export interface OtherApps {
  /** One answered call of ours. Instants are monotonic ms. */
  note(call: { readonly before: SecondBefore; readonly refused: boolean }, now: number): void;
  /** `undefined`: nothing is known. */
  estimate(now: number): OtherRate | undefined;
}

/** The second before a call of ours. */
export interface SecondBefore {
  /** Calls of ours that started in it. */
  readonly own: number;
  /** How much of it lies after the last of them: what came before, that one has met already. */
  readonly freshMs: number;
}

export interface OtherRate {
  readonly perSecond: number;
  readonly low: number;
  readonly high: number;
}

export const OTHERS_SEEN_FOR_MS = 5 * 60_000;
const PER_SECOND = 3;
const FEWEST_REFUSALS = 3;
const STEP = 0.02;
/** Log-likelihood that a rate may lack and still be plausible (95 %). */
const PLAUSIBLE = 1.92;
/** About 5 min of calls at 3 a second. */
const REMEMBERED = 1_000;

interface Seen {
  readonly at: number;
  /** Calls of others that fill the second. */
  readonly room: number;
  /** Part of the second that no earlier call of ours has seen. */
  readonly fresh: number;
  readonly refused: boolean;
}

export function createOtherApps(): OtherApps {
  let seen: Seen[] = [];
  return {
    note({ before, refused }, now) {
      const room = Math.max(1, PER_SECOND - before.own);
      seen.push({ at: now, room, fresh: Math.min(1, before.freshMs / 1_000), refused });
      if (seen.length > REMEMBERED) seen = seen.slice(-REMEMBERED / 2);
    },
    estimate(now) {
      const recent = seen.filter(({ at }) => now - at < OTHERS_SEEN_FOR_MS);
      const refusals = recent.filter(({ refused }) => refused).length;
      return refusals < FEWEST_REFUSALS ? undefined : likeliestRate(recent);
    },
  };
}

function likeliestRate(seen: readonly Seen[]): OtherRate {
  const tallies = [1, 2, 3].map((room) => {
    const here = seen.filter((call) => call.room === room);
    const refused = here.filter((call) => call.refused).length;
    const passed = here.reduce((sum, call) => sum + (call.refused ? 0 : call.fresh), 0);
    return { room, refused, passed };
  });
  const rates = Array.from({ length: Math.round(PER_SECOND / STEP) }, (_, at) => (at + 1) * STEP);
  const judged = rates.map((rate) => ({
    rate,
    likelihood: tallies.reduce((sum, { room, refused, passed }) => {
      const fits = chanceOfFewer(rate, room);
      return sum + refused * Math.log(1 - fits) + passed * Math.log(fits);
    }, 0),
  }));
  const best = judged.reduce((one, other) => (other.likelihood > one.likelihood ? other : one));
  const plausible = judged.filter(({ likelihood }) => best.likelihood - likelihood <= PLAUSIBLE);
  const ends = plausible.map(({ rate }) => rate);
  return { perSecond: best.rate, low: Math.min(...ends), high: Math.max(...ends) };
}

/** Chance that others make fewer than `room` calls in a second, at this rate (Poisson). */
function chanceOfFewer(rate: number, room: number): number {
  let term = Math.exp(-rate);
  let sum = 0;
  for (let calls = 0; calls < room; calls += 1) {
    sum += term;
    term *= rate / (calls + 1);
  }
  return sum;
}
