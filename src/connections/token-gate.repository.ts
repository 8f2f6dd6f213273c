import { z } from 'zod';

import type { TokenGate } from '../bling/token-gate.ts';
import { TOKEN_CALLS, TOKEN_SPAN_MS } from '../bling/token-gate.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import { locked } from '../database/locked.ts';
import type { Database } from '../database/open-database.ts';
import type { Tx } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';

const Starts = z.array(z.int()).max(TOKEN_CALLS);

export interface TokenGateOptions {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
  /** Bling counts by address: all processes of this machine share one gate. */
  readonly host: string;
}

/** The gate of all processes of a machine that share a database. Their starts are one row, epoch ms. */
export function createSharedTokenGate({ database, clock, host }: TokenGateOptions): TokenGate {
  return {
    pass: () =>
      database.transaction(async (tx) => {
        const row = await lockRow(tx, host);
        const now = clock.now();
        const stored = Starts.parse(JSON.parse(row.starts));
        const starts = stored
          // One that lies ahead is of a clock that was set back meanwhile, and counts as just now.
          .map((start) => Math.min(start, now))
          .filter((start) => start > now - TOKEN_SPAN_MS);
        const [oldest] = starts;
        const isFull = oldest !== undefined && starts.length >= TOKEN_CALLS;
        const next = JSON.stringify(isFull ? starts : [...starts, now]);
        if (next !== row.starts)
          await tx
            .updateTable('token_gate')
            .set({ starts: next })
            .where('host', '=', host)
            .execute();
        return { waitMs: isFull ? oldest + TOKEN_SPAN_MS - now : 0 };
      }),
  };
}

/** Looked for first: to insert what is there locks it in a way on which many who come at once block each other. */
async function lockRow(tx: Tx, host: string): Promise<{ starts: string }> {
  const query = tx.selectFrom('token_gate').select('starts').where('host', '=', host);
  const found = await locked(tx, query).executeTakeFirst();
  if (found) return found;
  await insertIfNew(tx, 'token_gate', { host, starts: '[]' });
  return locked(tx, query).executeTakeFirstOrThrow();
}
