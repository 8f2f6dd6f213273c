import type { Random } from '../../../kernel/random.ts';

/** Ids as the real ones look: 11 digits, rising by uneven steps (guide 1.5). */
export interface IdSource {
  next(): number;
  /** A version 7 UUID, as event ids are. */
  uuidV7(instantMs: number): string;
}

const FIRST = 16_600_000_000;

export function createIdSource(random: Random): IdSource {
  let last = FIRST + random.integer(9_000_000);
  return {
    next() {
      last += 1 + random.integer(400);
      return last;
    },
    uuidV7(instantMs) {
      const time = Math.floor(instantMs).toString(16).padStart(12, '0');
      const rest = random.uuid().replaceAll('-', '');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-b${rest.slice(4, 7)}-${rest.slice(8, 20)}`;
    },
  };
}
