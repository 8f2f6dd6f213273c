import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { describe, expect, it } from 'vitest';

import { systemClock } from '../kernel/system-clock.ts';
import { openDatabase } from './open-database.ts';

const SCRIPT = join(import.meta.dirname, '../../test/databases/commit-and-tell.process.ts');
const ROUNDS = 5;
/** So many more commits are seen before the kill of each round. */
const COMMITS = [1, 3, 10, 25, 60];

describe('a process that is killed while it commits', () => {
  it('loses nothing that it had acknowledged', async () => {
    const url = `file:${join(mkdtempSync(join(tmpdir(), 'totoro-')), 'totoro.db')}`;
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round++) {
      acknowledged = await killAfter(url, acknowledged + (COMMITS[round] ?? 1));

      await using database = await openDatabase(url, { clock: systemClock });
      const { value } = await database.db
        .selectFrom('counter')
        .select('value')
        .executeTakeFirstOrThrow();
      expect(value).toBeGreaterThanOrEqual(acknowledged);
      expect(database.file?.pragma('integrity_check', { simple: true })).toBe('ok');
    }
    expect(acknowledged).toBeGreaterThanOrEqual(99);
  });
});

/** Runs the process until it tells this number, kills it, and gives the last number that it told. */
async function killAfter(url: string, number: number): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last >= number) child.kill('SIGKILL');
  }
  await ended;
  return last;
}
