import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import Sqlite from 'better-sqlite3';

import { seededRandom } from '../src/kernel/random.ts';
import { createChronicle } from './chronicle.ts';
import { castMerchants } from './merchants.ts';
import type { ScenarioResult } from './scenario.ts';
import { judgeScenario } from './scenario.ts';
import { openSmallDisk } from './small-disk.ts';
import { raiseStage } from './stage.ts';
import { openTraffic } from './traffic.ts';

export interface DiskOptions {
  readonly seed: number;
  /** How often there is no room, and for how long. */
  readonly rounds: number;
  readonly fullMs: number;
  readonly buyerEveryMs: number;
  readonly patienceMs: number;
  readonly quietMs?: number;
  readonly tell: (line: string) => void;
}

/** Words by which a person understands what is wrong. */
const SAYS_IT = /disk is full|no space|disco (está )?cheio|sem espaço|out of room/i;

/** `totoro serve` on a SQLite file that cannot grow, killed meanwhile; then there is room again. */
export async function runDiskScenario(options: DiskOptions): Promise<ScenarioResult> {
  const { seed, tell } = options;
  const startedAt = Date.now();
  const random = seededRandom(seed);
  await using undo = new AsyncDisposableStack();
  const parent = mkdtempSync(join(tmpdir(), 'totoro-chaos-disk-'));
  undo.defer(() => rmSync(parent, { recursive: true, force: true }));
  const disk = openSmallDisk(parent);
  undo.defer(() => disk.remove());
  const file = join(disk.folder, 'totoro.db');
  const chronicle = createChronicle(tell);
  const stage = await raiseStage({
    merchants: castMerchants([1], random),
    seed,
    env: { DATABASE_URL: `file:${file}`, DATA_DIR: disk.folder },
    workers: 0,
    chronicle,
  });
  let keepLogs = true;
  undo.defer(() => stage.strike(keepLogs));
  tell(`disk: ${disk.how}; logs in ${stage.folder}`);
  const { venues } = stage.outside;
  const traffic = openTraffic({ venues, seed, everyMs: options.buyerEveryMs });
  const { web: serve } = stage;
  for (let round = 0; round < options.rounds; round += 1) {
    await traffic.buyEverywhere();
    await wait(1_500);
    const since = Date.now();
    disk.fill(serve.pid());
    await traffic.buyEverywhere();
    await wait(options.fullMs);
    // Every other time it also dies while it cannot write.
    const dying = round % 2 === 1 ? serve.kill(500) : Promise.resolve();
    await wait(round % 2 === 1 ? 3_000 : 0);
    disk.free(serve.pid());
    chronicle.note('disk_full', disk.how, since);
    await dying;
    await wait(3_000);
  }
  await traffic.sendHome();
  const result = await judgeScenario({
    name: 'disk',
    stage,
    databaseUrl: `file:${file}`,
    startedAt,
    patienceMs: options.patienceMs,
    quietMs: options.quietMs,
  });
  const said = readFileSync(join(stage.folder, 'logs', 'serve.log'), 'utf8').match(SAYS_IT)?.[0];
  tell(`disk: what it said: ${said ?? 'nothing that a person understands'}`);
  const notSatisfied = [
    ...result.notSatisfied,
    ...(said === undefined ? ['nothing in the log says that there is no room on the disk'] : []),
    ...integrityFaults(file),
  ];
  keepLogs = notSatisfied.length > 0;
  return { ...result, notSatisfied };
}

function integrityFaults(file: string): string[] {
  const database = new Sqlite(file, { readonly: true });
  const answer = database.pragma('integrity_check', { simple: true });
  database.close();
  return answer === 'ok' ? [] : [`PRAGMA integrity_check: ${String(answer)}`];
}
