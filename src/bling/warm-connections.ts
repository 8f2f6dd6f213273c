/**
 * Tells whether a call will need a new connection, since `fetch` does not.
 *
 * A new one delays its first request by the TCP and TLS handshakes, so that it may reach Bling close
 * to the next one: measured as a fourth call within a second. A guess that errs towards "new" only
 * costs some waiting.
 *
 * It does as `fetch` was seen to do (undici 7.29): each call takes the first free place, in the order in which the
 * places were made, and a place whose connection was closed meanwhile opens another. Taking the one used last
 * instead made long answers keep the lane at half its pace for ever: the pause for one new connection let the
 * others grow too old.
 */
export interface WarmConnections {
  take(now: number): TakenConnection;
}

export interface TakenConnection {
  readonly isNew: boolean;
  /** Its answer was read whole. */
  giveBack(now: number): void;
  /** It carries no other call. */
  lose(): void;
}

interface Place {
  isFree: boolean;
  /** `-Infinity`: its connection is not open. */
  usedAt: number;
}

/** `fetch` frees a place a moment after the answer was read. */
const FREED_AFTER_MS = 1;

/** @param idleMs shorter than the 3 s after which `fetch` closes an idle connection to a Node server */
export function createWarmConnections(idleMs = 2_500): WarmConnections {
  const places: Place[] = [];

  function findFree(now: number): Place | undefined {
    return places.find(({ isFree, usedAt }) => isFree && now - usedAt >= FREED_AFTER_MS);
  }

  function addPlace(): Place {
    const place = { isFree: true, usedAt: -Infinity };
    places.push(place);
    return place;
  }

  return {
    take(now) {
      const place = findFree(now) ?? addPlace();
      const isNew = now - place.usedAt >= idleMs;
      place.isFree = false;
      const free = (usedAt: number) => Object.assign(place, { isFree: true, usedAt });
      return {
        isNew,
        giveBack: (at) => void free(at),
        lose: () => void free(-Infinity),
      };
    },
  };
}
