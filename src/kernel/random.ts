import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Chance as a dependency, so that a simulated week can be replayed from a seed. */
export interface Random {
  uuid(): string;
  bytes(length: number): Uint8Array;
  /** A whole number, `0 <= n < below`. */
  integer(below: number): number;
}

export const systemRandom: Random = {
  uuid: () => randomUUID(),
  bytes: (length) => new Uint8Array(randomBytes(length)),
  integer: (below) => randomInt(below),
};

/** The same seed gives the same row of numbers (mulberry32). Never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const bytes = (length: number) => Uint8Array.from({ length }, () => next() & 0xff);
  return {
    bytes,
    integer: (below) => Math.floor((next() / 2 ** 32) * below),
    uuid: () => {
      const hex = Buffer.from(bytes(16)).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
