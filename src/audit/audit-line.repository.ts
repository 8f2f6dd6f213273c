import type { Db, Tx } from '../database/tables.ts';
import type { AuditOutcome, AuditRow } from './audit-line.ts';

export interface LineFilter {
  readonly chain?: string | undefined;
  readonly subject?: string | undefined;
  readonly action?: string | undefined;
  readonly correlation?: string | undefined;
  readonly storeId?: string | undefined;
  readonly personId?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
  /** Epoch ms; `from` included, `to` not. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** At most so many, 100 by default. */
  readonly limit?: number | undefined;
}

const EQUAL = [
  ['chain', 'chain'],
  ['subject', 'subject'],
  ['action', 'action'],
  ['correlation', 'correlation'],
  ['storeId', 'store_id'],
  ['personId', 'person_id'],
  ['outcome', 'outcome'],
] as const satisfies readonly (readonly [keyof LineFilter, keyof AuditRow])[];

/** Reads the ledger. */
export function createAuditLineRepository(db: Db | Tx) {
  const matching = (filter: LineFilter) => {
    let query = db.selectFrom('audit_line').selectAll();
    for (const [name, column] of EQUAL) {
      const value = filter[name];
      if (value !== undefined) query = query.where(column, '=', value);
    }
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.to !== undefined) query = query.where('at', '<', filter.to);
    return query;
  };

  return {
    /** The newest first. */
    find(filter: LineFilter = {}): Promise<AuditRow[]> {
      return matching(filter)
        .orderBy('at', 'desc')
        .orderBy('chain')
        .orderBy('seq', 'desc')
        .limit(filter.limit ?? 100)
        .execute();
    },

    /** All that match, the oldest first, chain by chain; read page by page, so that any number fits. */
    async *walk(filter: LineFilter = {}, page = 500): AsyncGenerator<AuditRow> {
      const chains = await db.selectFrom('audit_head').select('chain').orderBy('chain').execute();
      for (const { chain } of chains) {
        if (filter.chain !== undefined && filter.chain !== chain) continue;
        yield* walkChain({ ...filter, chain }, page);
      }
    },

    async count(): Promise<number> {
      const { lines } = await db
        .selectFrom('audit_line')
        .select(({ fn }) => fn.countAll().as('lines'))
        .executeTakeFirstOrThrow();
      return Number(lines);
    },

    /** The sealed personal part of a line; open it with the person's key. */
    async findPersonal({ chain, seq }: Pick<AuditRow, 'chain' | 'seq'>) {
      return db
        .selectFrom('audit_personal')
        .select(['person_id', 'sealed'])
        .where('chain', '=', chain)
        .where('seq', '=', seq)
        .executeTakeFirst();
    },
  };

  async function* walkChain(filter: LineFilter, page: number): AsyncGenerator<AuditRow> {
    let after = 0;
    for (;;) {
      const rows = await matching(filter)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(page)
        .execute();
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < page) return;
      after = last.seq;
    }
  }
}
