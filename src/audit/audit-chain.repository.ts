import { chunked } from '../database/chunked.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import { locked } from '../database/locked.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import type { AuditHead, AuditRow } from './audit-line.ts';
import { CHAIN_START } from './link-digest.ts';

export type PersonalRow = Tables['audit_personal'];

/** The only writer of audit lines: it can append, and nothing else. */
export function createAuditChainRepository(tx: Tx) {
  const find = (chain: string): Promise<AuditHead | undefined> =>
    locked(
      tx,
      tx.selectFrom('audit_head').selectAll().where('chain', '=', chain),
    ).executeTakeFirst();

  return {
    /** Where the chain stands. Others who append to it wait until this transaction ends: it cannot fork. */
    async lockHead(chain: string): Promise<AuditHead> {
      const head = await find(chain);
      if (head) return head;
      await insertIfNew(tx, 'audit_head', { chain, seq: 0, digest: CHAIN_START });
      return (await find(chain)) ?? { chain, seq: 0, digest: CHAIN_START };
    },

    async append(rows: readonly AuditRow[], personal: readonly PersonalRow[]): Promise<void> {
      for (const part of chunked(rows)) await tx.insertInto('audit_line').values(part).execute();
      for (const part of chunked(personal))
        await tx.insertInto('audit_personal').values(part).execute();
    },

    async moveHead({ chain, seq, digest }: AuditHead): Promise<void> {
      await tx
        .updateTable('audit_head')
        .set({ seq, digest })
        .where('chain', '=', chain)
        .executeTakeFirstOrThrow();
    },
  };
}

/** Reads whole chains, page by page. */
export function createAuditReadRepository(db: Db | Tx) {
  return {
    async chains(): Promise<string[]> {
      const lines = db.selectFrom('audit_line').select('chain').distinct();
      const heads = db.selectFrom('audit_head').select('chain');
      const rows = await lines.union(heads).execute();
      return rows.map((row) => row.chain).toSorted();
    },

    heads(): Promise<AuditHead[]> {
      return db.selectFrom('audit_head').selectAll().orderBy('chain').execute();
    },

    head(chain: string): Promise<AuditHead | undefined> {
      return db.selectFrom('audit_head').selectAll().where('chain', '=', chain).executeTakeFirst();
    },

    /** Lines after `seq`, in order. */
    page(chain: string, seq: number, limit: number): Promise<AuditRow[]> {
      return db
        .selectFrom('audit_line')
        .selectAll()
        .where('chain', '=', chain)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute();
    },

    personal(chain: string, from: number, to: number): Promise<PersonalRow[]> {
      return db
        .selectFrom('audit_personal')
        .selectAll()
        .where('chain', '=', chain)
        .where('seq', '>=', from)
        .where('seq', '<=', to)
        .execute();
    },
  };
}
