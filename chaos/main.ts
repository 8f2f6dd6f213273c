import { createTeller } from '../demo/teller.ts';
import { findMissing } from './databases.ts';
import { runDiskScenario } from './disk.ts';
import type { ChaosOptions, ScenarioName } from './options.ts';
import { resultToLines } from './report.ts';
import { runScenario } from './run.ts';
import type { ScenarioResult } from './scenario.ts';
import { canLimitDisk } from './small-disk.ts';

/** Of the minutes: the databases share what the disk leaves. */
const DISK_SHARE = 0.1;
const FULL_HOUSE = {
  storesOf: [2, 1, 1, 1, 1],
  workers: 3,
  buyerEveryMs: 7_000,
  patienceMs: 240_000,
};
const SMALL_DISK = { fullMs: 10_000, buyerEveryMs: 4_000, patienceMs: 120_000 };
const DISK_ROUND_MS = 17_000;

/** @returns the exit code: 0 only when every judge of every scenario is satisfied */
export async function runChaos({ minutes, seed, json, only }: ChaosOptions): Promise<number> {
  const teller = createTeller(json);
  teller.scene(
    `Chaos, seed ${seed}: it chooses the faults; how they meet the work differs from run to run`,
  );
  const results: ScenarioResult[] = [];
  const skipped: string[] = [];
  const databases = only.filter((name) => name !== 'disk');
  const share = (1 - (only.includes('disk') ? DISK_SHARE : 0)) / Math.max(1, databases.length);
  for (const name of only) {
    const missing = missingFor(name);
    if (missing !== undefined) {
      teller.scene(`skipped: ${name}: ${missing}`);
      skipped.push(name);
      continue;
    }
    teller.scene(name);
    const tell = teller.say;
    if (name === 'disk') {
      const rounds = Math.max(2, Math.round((minutes * 60_000 * DISK_SHARE) / DISK_ROUND_MS));
      results.push(await runDiskScenario({ ...SMALL_DISK, seed, rounds, tell }));
    } else {
      const forMs = minutes * 60_000 * share;
      results.push(await runScenario({ ...FULL_HOUSE, kind: name, seed, forMs, tell }));
    }
  }
  teller.scene('What the simulators counted');
  results.flatMap(resultToLines).forEach(teller.say);
  const isSatisfied = results.every(({ notSatisfied }) => notSatisfied.length === 0);
  teller.result({ seed, minutes, skipped, satisfied: isSatisfied, scenarios: results });
  return isSatisfied && skipped.length === 0 ? 0 : 1;
}

function missingFor(name: ScenarioName): string | undefined {
  if (name !== 'disk') return findMissing(name);
  return canLimitDisk() ? undefined : 'no prlimit (apt-get install util-linux)';
}
