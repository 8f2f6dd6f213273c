import { seededRandom } from '../src/kernel/random.ts';
import { ACTS, type ActName } from './acts.ts';
import { createChronicle } from './chronicle.ts';
import type { DatabaseKind } from './databases.ts';
import { startDatabases } from './databases.ts';
import { castMerchants } from './merchants.ts';
import { dealActs } from './plan.ts';
import type { ScenarioResult } from './scenario.ts';
import { judgeScenario } from './scenario.ts';
import { raiseStage } from './stage.ts';
import { openTraffic } from './traffic.ts';

export interface ScenarioOptions {
  readonly kind: DatabaseKind;
  readonly seed: number;
  /** Of faults; connecting before and settling after come on top. */
  readonly forMs: number;
  /** Stores of each account. */
  readonly storesOf: readonly number[];
  readonly workers: number;
  /** Between two buyers in a store, on average. */
  readonly buyerEveryMs: number;
  readonly patienceMs: number;
  readonly quietMs?: number;
  readonly tell: (line: string) => void;
  /** Instead of dealing from all by the seed. */
  readonly acts?: readonly ActName[];
}

/** Workers on a database of their own, everything done to them for a while, and then the judges. */
export async function runScenario(options: ScenarioOptions): Promise<ScenarioResult> {
  const { kind, seed, tell } = options;
  const startedAt = Date.now();
  const random = seededRandom(seed);
  const merchants = castMerchants(options.storesOf, random);
  await using undo = new AsyncDisposableStack();
  const databases = await startDatabases(kind);
  undo.defer(() => databases.stop());
  const chronicle = createChronicle(tell);
  const { env } = databases;
  const stage = await raiseStage({ merchants, seed, env, workers: options.workers, chronicle });
  let keepLogs = true;
  undo.defer(() => stage.strike(keepLogs));
  tell(`${kind}: everything is connected and at work; logs in ${stage.folder}`);

  const { venues } = stage.outside;
  const traffic = openTraffic({ venues, seed, everyMs: options.buyerEveryMs });
  const field = { stage, servers: databases.servers, traffic, random };
  const until = Date.now() + options.forMs;
  for (const act of options.acts ?? dealActs(random)) {
    if (!options.acts && Date.now() >= until) break;
    tell(`- ${act}`);
    await ACTS[act](field);
  }
  tell(`the last fault is over; ${traffic.placed()} orders so far`);
  await traffic.sendHome();
  const result = await judgeScenario({
    name: kind,
    stage,
    databaseUrl: databases.url,
    startedAt,
    patienceMs: options.patienceMs,
    quietMs: options.quietMs,
  });
  keepLogs = result.notSatisfied.length > 0;
  return result;
}
