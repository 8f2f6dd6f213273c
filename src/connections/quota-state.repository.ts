import type { CallPriority } from '../bling/call-priority.ts';
import type { AccountId } from '../commerce/ids.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { ownJson } from '../kernel/own-json.ts';

/** A class of calls that is held back until `until` (epoch ms), when it may ask again. */
export interface ShedClass {
  readonly priority: CallPriority;
  readonly until: number;
  readonly why: 'spent' | 'kept' | 'forecast';
}

/** What Bling said of an account's day, and what we made of it. Instants are epoch ms. */
export interface QuotaState {
  readonly day: string;
  readonly dayEndedAt: number | undefined;
  readonly limitTold: number | undefined;
  readonly othersTold: number | undefined;
  /** Estimate of the rate of other apps; 0 when unknown. It outlives the day. */
  readonly othersPerSecond: number;
  readonly othersSeenAt: number | undefined;
  readonly shed: readonly ShedClass[];
}

export function createQuotaStates(db: Db | Tx, accountId: AccountId) {
  return {
    /** Of this day: what was known of another one is forgotten, but for the rate of others. */
    async read(day: string): Promise<QuotaState> {
      const row = await db
        .selectFrom('quota_state')
        .selectAll()
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      if (!row) return { ...NOTHING_KNOWN, day };
      const rate = {
        othersPerSecond: row.others_in_1000_s / 1_000,
        othersSeenAt: row.others_seen_at ?? undefined,
      };
      if (row.day !== day) return { ...NOTHING_KNOWN, day, ...rate };
      return {
        day,
        ...rate,
        dayEndedAt: row.day_ended_at ?? undefined,
        limitTold: row.limit_told ?? undefined,
        othersTold: row.others_told ?? undefined,
        shed: ownJson<ShedClass[]>(row.shed),
      };
    },

    async save(state: QuotaState): Promise<void> {
      const row = {
        account_id: accountId,
        day: state.day,
        day_ended_at: state.dayEndedAt ?? null,
        limit_told: state.limitTold ?? null,
        others_told: state.othersTold ?? null,
        others_in_1000_s: Math.round(state.othersPerSecond * 1_000),
        others_seen_at: state.othersSeenAt ?? null,
        shed: JSON.stringify(state.shed),
      };
      await upsert(db, 'quota_state', { rows: [row], key: ['account_id'] });
    },
  };
}

const NOTHING_KNOWN = {
  dayEndedAt: undefined,
  limitTold: undefined,
  othersTold: undefined,
  othersPerSecond: 0,
  othersSeenAt: undefined,
  shed: [],
} as const;
