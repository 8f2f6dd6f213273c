import { createAuditLineRepository } from '../../audit/audit-line.repository.ts';
import type { AuditRow } from '../../audit/audit-line.ts';
import type { AccountId, ErpProductId, StoreId } from '../../commerce/ids.ts';
import type { Db } from '../../database/tables.ts';
import { type KeptLevel, ledgerToLevel } from './level-ledger.ts';

/** A number that the ledger has: what a store was told, or shown to have already. */
export interface WrittenLevel extends KeptLevel {
  /** Epoch ms. */
  readonly at: number;
  readonly done: 'set' | 'confirmed';
  /** What the store showed before, as far as it was known. */
  readonly from: number | undefined;
  readonly correlation: string;
}

const ACTIONS = { 'stock.set': 'set', 'stock.confirm': 'confirmed' } as const;

interface Pair {
  readonly accountId: AccountId;
  readonly storeId: StoreId;
  readonly productId: ErpProductId;
}

/** The number of the ledger that stood at an instant. @returns `undefined` before the first */
export async function findWrittenLevel(
  db: Db,
  pair: Pair,
  at: number,
): Promise<WrittenLevel | undefined> {
  const lines = await findLines(db, pair, { to: at + 1 });
  const [newest] = lines.toSorted((one, other) => other.row.seq - one.row.seq);
  return newest && toWritten(newest);
}

/** When the ledger of this product in this store begins, epoch ms. */
export async function findFirstLevelAt(db: Db, pair: Pair): Promise<number | undefined> {
  const firsts: number[] = [];
  const ledger = createAuditLineRepository(db);
  for (const action of Object.keys(ACTIONS))
    for await (const { at } of ledger.walk({ ...linesOf(pair), action }, 1)) {
      firsts.push(at);
      break;
    }
  return firsts.length > 0 ? Math.min(...firsts) : undefined;
}

function linesOf({ accountId, storeId, productId }: Pair) {
  return {
    chain: accountId,
    storeId,
    subject: `product:${productId}`,
    outcome: 'applied',
  } as const;
}

async function findLines(db: Db, pair: Pair, { to }: { readonly to: number }) {
  const ledger = createAuditLineRepository(db);
  const found: { row: AuditRow; done: WrittenLevel['done'] }[] = [];
  for (const [action, done] of Object.entries(ACTIONS)) {
    const [row] = await ledger.find({ ...linesOf(pair), action, to, limit: 1 });
    if (row) found.push({ row, done });
  }
  return found;
}

function toWritten({
  row,
  done,
}: {
  row: AuditRow;
  done: WrittenLevel['done'];
}): WrittenLevel | undefined {
  const level = ledgerToLevel(row);
  if (!level) return undefined;
  const { at, before, correlation } = row;
  return { ...level, at, done, from: ledgerToLevel({ after: before })?.quantity, correlation };
}
