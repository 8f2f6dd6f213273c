import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { Query } from './api.ts';
import type { ChangedSince } from './bling.ts';

const DAY_MS = 86_400_000;
/** Our clock may be behind Bling's: an end of our own "now" would hide what has just changed. */
const LEAD_MS = DAY_MS;
/** Bling answers 400 to more than a year (guide 3.3, v306). */
const LONGEST_MS = 365 * DAY_MS;

/** Both ends, always: products ignore a beginning without an end (guide 5.2, measured). */
export function changedSince({ from, now, until }: ChangedSince): Query {
  const to = until ?? now + LEAD_MS;
  return [
    ['dataAlteracaoInicial', toSaoPauloDateTime(Math.max(from, to - LONGEST_MS))],
    ['dataAlteracaoFinal', toSaoPauloDateTime(to)],
  ];
}
