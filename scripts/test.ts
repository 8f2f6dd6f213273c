/**
 * `npm test`: all tests, with a private PostgreSQL and MariaDB beside SQLite; then those about time once more in
 * another time zone. `npm test -- <part of a path>` runs only matching files. The last line is the count.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startTestServers } from './servers/test-servers.ts';
import { runTool } from './tool.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** Files about time: `*.zone.test.ts`, and all that say Sao Paulo in their name. */
const ABOUT_TIME = ['.zone.test.ts', 'sao-paulo'];
const OTHER_ZONE = 'Asia/Tokyo';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());

const wanted = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'totoro-tests-'));
const servers = await startTestServers();
const counts: Count[] = [];
try {
  counts.push(await runTests('all', wanted, servers.addresses));
  const isWhole = wanted.length === 0 && !interrupted.signal.aborted;
  if (isWhole)
    counts.push(
      await runTests('other-zone', ABOUT_TIME, {
        ...servers.addresses,
        TZ: OTHER_ZONE,
        TOTORO_TEST_ZONE: OTHER_ZONE,
      }),
    );
} finally {
  await servers.stop();
  rmSync(reports, { recursive: true, force: true });
}

const isMissingInCi = process.env['CI'] === 'true' && servers.missing.length > 0;
if (isMissingInCi)
  process.stdout.write(`FAILED: in CI no database may be missing: ${servers.missing.join(', ')}\n`);
const passed = sum('passed');
const failed = sum('failed') + (isMissingInCi ? servers.missing.length : 0);
process.stdout.write(`${passed} passed, ${failed} failed, ${sum('skipped')} skipped\n`);
process.exitCode = interrupted.signal.aborted ? 130 : Number(failed > 0 || passed === 0);

async function runTests(
  name: string,
  filters: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Count> {
  const file = join(reports, `${name}.json`);
  const zone = env['TOTORO_TEST_ZONE'];
  if (zone !== undefined) process.stdout.write(`\nTests about time, once more in ${zone}\n`);
  const code = await runTool(
    [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--passWithNoTests',
      ...filters,
    ],
    { env, signal: interrupted.signal },
  );
  return countOf(file, code);
}

/** Without a report, or when it holds no failure to explain the exit code, the run itself is the failure. */
function countOf(file: string, code: number): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- vitest's own file, of a documented shape
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failures = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failures === 0 && code !== 0 ? 1 : failures,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function sum(what: keyof Count): number {
  return counts.reduce((total, count) => total + count[what], 0);
}
