/**
 * Guesses how late a call reached Bling, from how much longer than usual its answer took.
 *
 * Bling counts arrivals, and a busy machine or network can delay one by more than the spacing bears;
 * the next call must then keep its distance to the late one. Only what is beyond the usual counts, so
 * that answers of uneven length cost next to nothing.
 */
export interface TravelTimes {
  /** Notes one round trip; tells by how much it was late, in milliseconds. */
  note(roundTripMs: number): number;
}

const REMEMBERED = 40;
const FEWEST = 5;
/** Three of four calls take no longer than the usual. */
const USUAL = 0.75;

export function createTravelTimes(): TravelTimes {
  let recent: number[] = [];
  return {
    note(roundTripMs) {
      const sorted = recent.toSorted((a, b) => a - b);
      const usual = sorted[Math.floor(sorted.length * USUAL)] ?? roundTripMs;
      const knows = recent.length >= FEWEST;
      recent = [...recent, roundTripMs].slice(-REMEMBERED);
      return knows ? Math.max(0, roundTripMs - usual) : 0;
    },
  };
}
