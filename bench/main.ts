import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestServers } from '../scripts/servers/test-servers.ts';
import { startTestServers } from '../scripts/servers/test-servers.ts';
import type { Bench, Claim } from './claim.ts';
import { CLAIMS } from './claims.ts';
import { describeMachine, readCommit, readLoad } from './machine.ts';
import type { BenchOptions } from './options.ts';
import type { Report, ReportedFigure } from './report.ts';
import { reportToText } from './report.ts';

/** Measures, prints, and gives the exit code: 0 when everything could be measured, whatever the figures say. */
export async function runBench({ json, quick, only }: BenchOptions): Promise<number> {
  const unknown = only.filter((name) => !CLAIMS.some((claim) => claim.name === name));
  if (unknown.length > 0) {
    const names = CLAIMS.map(({ name, says }) => `  ${name}: ${says}`).join('\n');
    process.stderr.write(`no claim ${unknown.join(', ')}; there are\n${names}\n`);
    return 64;
  }
  const wanted = CLAIMS.filter(({ name }) => only.length === 0 || only.includes(name));
  const start = {
    at: new Date(),
    load: readLoad(),
    commit: readCommit(join(import.meta.dirname, '..')),
  };
  const { claims, failed } = await measureAll(wanted, quick);
  const report: Report = {
    machine: describeMachine(),
    node: process.version,
    commit: start.commit,
    startedAt: start.at.toISOString(),
    durationSeconds: Math.round((Date.now() - start.at.getTime()) / 1_000),
    loadBefore: start.load,
    quick,
    claims,
    failed,
  };
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportToText(report));
  return failed.length > 0 ? 1 : 0;
}

/** One after the other: nothing else of ours runs beside a measurement. */
async function measureAll(
  wanted: readonly Claim[],
  quick: boolean,
): Promise<Pick<Report, 'claims' | 'failed'>> {
  const folder = mkdtempSync(join(tmpdir(), 'totoro-bench-'));
  let started: Promise<TestServers> | undefined;
  const servers = async () => {
    started ??= startTestServers('durable');
    const { addresses } = await started;
    return {
      postgres: addresses['TOTORO_TEST_POSTGRES_URL'],
      mysql: addresses['TOTORO_TEST_MYSQL_URL'],
    };
  };
  const claims: ReportedFigure[] = [];
  const failed: Report['failed'][number][] = [];
  for (const claim of wanted) {
    const own = mkdtempSync(join(folder, `${claim.name}-`));
    const bench: Bench = { quick, folder: own, servers, tell: (line) => tell(`  ${line}`) };
    const [measured] = await Promise.allSettled([measure(claim, bench)]);
    if (measured.status === 'fulfilled') claims.push(...measured.value);
    else {
      failed.push({ claim: claim.name, why: String(measured.reason) });
      tell(stackOf(measured.reason));
    }
  }
  await (await started)?.stop();
  rmSync(folder, { recursive: true, force: true });
  return { claims, failed };
}

async function measure(claim: Claim, bench: Bench): Promise<ReportedFigure[]> {
  const startedAt = Date.now();
  tell(`${claim.name}: ${claim.says}`);
  const figures = await claim.measure(bench);
  bench.tell(`${Math.round((Date.now() - startedAt) / 1_000)} s`);
  return figures.map((figure) => ({ claim: claim.name, ...figure }));
}

/** Standard output belongs to the report. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
