import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { Query } from './api.ts';
import type { Window } from './bling.ts';

/** Both ends, always: products ignore a beginning without an end (guide 5.2, measured). */
export function changedWithin({ from, to }: Window): Query {
  return [
    ['dataAlteracaoInicial', toSaoPauloDateTime(from)],
    ['dataAlteracaoFinal', toSaoPauloDateTime(to)],
  ];
}
