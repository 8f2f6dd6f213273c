import type { Db } from '../database/tables.ts';

/** How many lines of each kind one cause has led to. */
export async function countAuditByAction(
  db: Db,
  correlation: string,
): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('audit_line')
    .select(({ fn }) => ['action', fn.countAll().as('count')])
    .where('correlation', '=', correlation)
    .groupBy('action')
    .orderBy('action')
    .execute();
  return Object.fromEntries(rows.map(({ action, count }) => [action, Number(count)]));
}
