import { z } from 'zod';

import type { Incident, IncidentKind } from './chronicle.ts';
import { readInboxIds } from './inbox.repository.ts';
import type { NeighbourVerdict } from './judges/black-hole.ts';
import { judgeNeighbours, readImports } from './judges/black-hole.ts';
import { judgePace } from './judges/pace.ts';
import { judgeTakeovers } from './judges/takeover.ts';
import { readAcknowledged, readBlingCalls } from './judges/traffic-log.ts';
import type { Rest } from './settle.ts';
import { settle } from './settle.ts';
import type { Stage } from './stage.ts';

/** What was counted in one scenario, and what its judges are not satisfied with. */
export interface ScenarioResult {
  readonly name: string;
  readonly seconds: number;
  readonly kills: number;
  readonly databaseKills: number;
  readonly freezes: number;
  readonly blackHoles: number;
  readonly otherTroubles: number;
  readonly unbiddenEnds: number;
  readonly orders: {
    readonly placed: number;
    readonly imported: number;
    readonly duplicated: number;
    /** Neither in Bling nor in the list for a person. */
    readonly lost: number;
    readonly moneyDifferent: number;
  };
  readonly stockDifferent: number;
  readonly maxCallsInOneSecond: number;
  readonly excusedFourths: number;
  readonly refused429: number;
  readonly blingCalls: number;
  readonly worstTakeoverMs: number;
  readonly worstAfterFreezeMs: number;
  readonly webhooks: { readonly acknowledged: number; readonly forgotten: number };
  readonly besideSilentStore: Omit<NeighbourVerdict, 'breaches'>;
  readonly audit: { readonly lines: number; readonly chain: 'ok' | 'broken' };
  /** What waits for a person, by reason. */
  readonly pending: Readonly<Record<string, number>>;
  /** From the last fault until both sides agreed. */
  readonly settledMs: number;
  /** Evidence, one line each; empty when all judges are satisfied. */
  readonly notSatisfied: readonly string[];
}

const TAKEOVER_LIMIT_MS = 15_000;
const Pending = z.object({
  pending: z.array(
    z.object({
      kind: z.string(),
      text: z.string().optional(),
      storeName: z.string().optional(),
      orderNumber: z.string().optional(),
    }),
  ),
});
const Verified = z.object({ ok: z.boolean(), lines: z.int() });

export interface Judging extends Rest {
  readonly name: string;
  readonly stage: Stage;
  readonly databaseUrl: string;
  readonly startedAt: number;
}

/** Lets both sides come to rest, and asks the simulators, the database and the audit. */
export async function judgeScenario({ name, stage, ...rest }: Judging): Promise<ScenarioResult> {
  const { outside, totoro, chronicle } = stage;
  const { state, tookMs, isQuiet } = await settle(outside, rest);
  const { incidents } = chronicle;
  const calls = await readBlingCalls(outside);
  const paces = [...calls].map(([account, entries]) => ({
    account,
    ...judgePace(entries, outside.lags),
  }));
  const instants = new Map(
    [...calls].map(([account, entries]) => [account, entries.map(({ at }) => at)]),
  );
  const workerDeaths = of(incidents, 'kill').filter(({ what }) => what.startsWith('worker'));
  const takeover = { calls: instants, lags: outside.lags, limitMs: TAKEOVER_LIMIT_MS };
  const takeovers = judgeTakeovers(workerDeaths, takeover);
  const afterFreezes = judgeTakeovers(of(incidents, 'freeze'), takeover);
  const { breaches: besideBreaches, ...besideSilentStore } = judgeNeighbours(
    await readImports(outside),
    incidents,
    holesOf(stage),
  );
  const acknowledged = await readAcknowledged(outside);
  const known = await readInboxIds(rest.databaseUrl);
  const forgotten = acknowledged.filter(({ eventId }) => !known.has(eventId));
  const { pending } = await totoro.must(Pending, 'pending');
  const audit = Verified.parse((await totoro.run('audit', 'verify')).result);
  const waiting = state.missingOrders.filter(({ shop, id }) =>
    pending.some(({ storeName, orderNumber }) => storeName === shop && orderNumber === id),
  );
  const lost = state.missing - waiting.length;
  const unbidden = of(incidents, 'unbidden_end');
  const refused429 = [...calls.values()].flat().filter(({ status }) => status === 429).length;
  return {
    name,
    seconds: Math.round((Date.now() - rest.startedAt) / 1_000),
    kills: of(incidents, 'kill').length,
    databaseKills: of(incidents, 'database_kill').length,
    freezes: of(incidents, 'freeze').length,
    blackHoles: of(incidents, 'black_hole').length,
    otherTroubles: of(incidents, 'trouble').length,
    unbiddenEnds: unbidden.length,
    orders: {
      placed: state.placed,
      imported: state.imported,
      duplicated: state.duplicated,
      lost,
      moneyDifferent: state.moneyDifferent,
    },
    stockDifferent: state.stockDifferent,
    maxCallsInOneSecond: Math.max(0, ...paces.map(({ most }) => most)),
    excusedFourths: paces.reduce((sum, { excused }) => sum + excused, 0),
    refused429,
    blingCalls: [...calls.values()].flat().length,
    worstTakeoverMs: takeovers.worstMs,
    worstAfterFreezeMs: afterFreezes.worstMs,
    webhooks: { acknowledged: acknowledged.length, forgotten: forgotten.length },
    besideSilentStore,
    audit: { lines: audit.lines, chain: audit.ok ? 'ok' : 'broken' },
    pending: countBy(pending.map(({ kind, text = '' }) => `${kind}: ${text}`)),
    settledMs: tookMs,
    notSatisfied: [
      ...state.faults,
      ...(isQuiet ? [] : ['both sides did not come to rest in time']),
      ...paces.flatMap(({ account, breaches }) => breaches.map((line) => `${account}: ${line}`)),
      ...takeovers.breaches.map((line) => `takeover: ${line}`),
      ...afterFreezes.breaches.map((line) => `after a freeze: ${line}`),
      ...besideBreaches,
      ...forgotten.map(({ eventId, event }) => `acknowledged and forgotten: ${event} ${eventId}`),
      ...(audit.ok && audit.lines > 0 ? [] : ['the audit does not verify']),
      ...unbidden.map(({ what }) => what),
    ],
  };
}

function of(incidents: readonly Incident[], kind: IncidentKind): readonly Incident[] {
  return incidents.filter((incident) => incident.kind === kind);
}

/** Stores that were silent, with the account they share. */
function holesOf({ outside, chronicle }: Stage) {
  return of(chronicle.incidents, 'black_hole').flatMap(({ at: from, until: to = from, what }) =>
    outside.venues.flatMap(({ merchant: { account }, shops }) =>
      shops
        .filter(({ name }) => what.startsWith(`${name}:`))
        .map(({ name: shop }) => ({ shop, account, from, to })),
    ),
  );
}

function countBy(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
