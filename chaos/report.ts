import type { ScenarioResult } from './scenario.ts';

const MOST_EVIDENCE = 40;

/** One scenario, for people. */
export function resultToLines(result: ScenarioResult): readonly string[] {
  const { orders, webhooks, besideSilentStore: beside, audit, notSatisfied } = result;
  const ms = (value: number | undefined) => (value === undefined ? '-' : `${value} ms`);
  const pending = Object.entries(result.pending);
  return [
    `${result.name} (${result.seconds} s): ${notSatisfied.length === 0 ? 'all judges satisfied' : 'NOT SATISFIED'}`,
    `  done to it        kills ${result.kills}, database kills ${result.databaseKills}, freezes ${result.freezes}, black holes ${result.blackHoles}, other troubles ${result.otherTroubles}`,
    `  orders            placed ${orders.placed}, imported ${orders.imported}, duplicated ${orders.duplicated}, lost ${orders.lost}, other money ${orders.moneyDifferent}`,
    `  stock             ${result.stockDifferent} different in the end; both sides agreed after ${ms(result.settledMs)}`,
    `  calls to Bling    ${result.blingCalls}; most in a sliding second ${result.maxCallsInOneSecond} (fourths by a late machine: ${result.excusedFourths}); 429: ${result.refused429}`,
    `  takeover          worst ${ms(result.worstTakeoverMs)} after a kill, ${ms(result.worstAfterFreezeMs)} after a freeze`,
    `  webhooks          acknowledged ${webhooks.acknowledged}, of these forgotten ${webhooks.forgotten}`,
    `  silent store      the other one: ${beside.orders} orders, p95 ${ms(beside.p95Ms)} into Bling (when nothing is wrong: ${ms(beside.calmP95Ms)})`,
    `  audit             ${audit.lines} lines, chain ${audit.chain}`,
    `  for a person      ${pending.length === 0 ? 'nothing' : ''}`,
    ...pending.map(([reason, count]) => `    ${count} x ${reason}`),
    ...notSatisfied.slice(0, MOST_EVIDENCE).map((line) => `  ✗ ${line}`),
    ...(notSatisfied.length > MOST_EVIDENCE
      ? [`  ✗ and ${notSatisfied.length - MOST_EVIDENCE} more`]
      : []),
  ];
}
