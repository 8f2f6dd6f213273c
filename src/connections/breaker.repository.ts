import type { BreakerReason } from '../bling/breaker.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

/** Calls to Bling from `host` are stopped until `openUntil`, epoch ms. */
export interface OpenBreaker {
  readonly host: string;
  readonly reason: BreakerReason;
  readonly openUntil: number;
}

/** Bling's rules count by address (guide 3.3): one row a machine, whatever the number of its processes. */
export function createBreakers(db: Db | Tx) {
  return {
    async save({ host, reason, openUntil }: OpenBreaker): Promise<void> {
      const row = { host, reason, open_until: openUntil };
      await upsert(db, 'address_breaker', { rows: [row], key: ['host'] });
    },

    async listOpen(now: number): Promise<readonly OpenBreaker[]> {
      const rows = await db
        .selectFrom('address_breaker')
        .selectAll()
        .where('open_until', '>', now)
        .orderBy('host')
        .execute();
      return rows.map(({ host, reason, open_until }) => ({ host, reason, openUntil: open_until }));
    },
  };
}
