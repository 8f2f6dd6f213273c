import { z } from 'zod';

import type { TokenGate } from '../bling/token-gate.ts';
import { TOKEN_CALLS, TOKEN_SPAN_MS } from '../bling/token-gate.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import { locked } from '../database/locked.ts';
import type { Database } from '../database/open-database.ts';
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
        await insertIfNew(tx, 'token_gate', { host, starts: '[]' });
        const query = tx.selectFrom('token_gate').select('starts').where('host', '=', host);
        const row = await locked(tx, query).executeTakeFirstOrThrow();
        const now = clock.now();
        const starts = Starts.parse(JSON.parse(row.starts)).filter(
          // One that lies ahead is of a clock that was set back meanwhile, and counts as just now.
          (start) => start > now - TOKEN_SPAN_MS,
        );
        const [oldest] = starts;
        if (oldest !== undefined && starts.length >= TOKEN_CALLS)
          return { waitMs: Math.min(oldest, now) + TOKEN_SPAN_MS - now };
        const next = JSON.stringify([...starts, now]);
        await tx.updateTable('token_gate').set({ starts: next }).where('host', '=', host).execute();
        return { waitMs: 0 };
      }),
  };
}
