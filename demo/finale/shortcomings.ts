import type { LastFive } from './last-five.ts';

/** What does not hold of the last scene, in the words of the table; empty when all does. */
export function shortcomingsOfLastFive(found: LastFive): string[] {
  const { sold, units, shown } = found;
  const total = sold.store + sold.second + sold.counter;
  const rules: readonly (readonly [holds: boolean, otherwise: string])[] = [
    [total >= units, `das últimas ${units} só ${total} foram vendidas`],
    [found.oversoldByUs === 0, `${found.oversoldByUs} das últimas unidades vendidas sem haver`],
    [
      found.refusedAfterwards === 2,
      `${2 - found.refusedAfterwards} compradores levaram o que já não havia`,
    ],
    [
      shown.store === 0 && shown.second === 0,
      `as lojas mostram ${shown.store} e ${shown.second} do artigo esgotado`,
    ],
    [found.explained === 3, `${found.explained} explicações de 3`],
  ];
  return rules.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}
