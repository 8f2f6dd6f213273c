import type { NewAuditLine } from '../audit/audit-line.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Tx } from '../database/tables.ts';
import { createKnownDoubts } from './known-doubts.ts';

/** A clock that stands still until a test moves it, with a wall clock that may be set apart from it. */
export function standingClock(start = 1_000_000) {
  let now = start;
  let skewMs = 0;
  return {
    now: () => now + skewMs,
    monotonicMs: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
    pass(ms: number): void {
      now += ms;
    },
    setWallForward(ms: number): void {
      skewMs += ms;
    },
  };
}

/** A database in memory and what else a write needs, with a ledger that a test can read. */
export async function openWriting() {
  const clock = standingClock();
  const database = await openDatabase('sqlite::memory:', { clock });
  const audited: NewAuditLine[] = [];
  return {
    clock,
    database,
    doubts: createKnownDoubts(clock),
    audited,
    audit: {
      async append(_: Tx, line: NewAuditLine) {
        audited.push(line);
      },
    },
    commit: (record: (tx: Tx) => Promise<void>) => database.transaction(record),
    [Symbol.asyncDispose]: () => database.close(),
  };
}
