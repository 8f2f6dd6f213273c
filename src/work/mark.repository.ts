import { chunked } from '../database/chunked.ts';
import { nextNumber } from '../database/next-number.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { AccountId, NewWork } from './work-row.ts';
import { rowId } from './work-row.ts';

/** Rows of one statement. */
const CHUNK = 100;
const ROW_KEY = ['account_id', 'kind', 'item_key'] as const;

/**
 * Marks things to look at, inside the transaction that learned of them. 100 marks of one key are one row.
 *
 * Marking again takes the earlier date and the higher priority. A row in backoff or with a person keeps
 * its date, attempts and state, unless `force`; `retryParked` frees the one with a person alone. Such a row
 * keeps its cause while it runs, so that the same trouble again is no news.
 */
export async function mark(tx: Tx, items: readonly NewWork[], now: number): Promise<void> {
  for (const [accountId, ofAccount] of grouped(items, (item) => item.accountId)) {
    const version = await takeVersion(tx, accountId);
    for (const chunk of chunked(mergeSame(ofAccount, now), CHUNK)) {
      const rows = chunk.map((item) => newRow(item, { version, now }));
      const { areAllNew } = await upsert(tx, 'pending_work', { rows, key: ROW_KEY, set: [] });
      if (areAllNew) continue;
      for (const alike of groupAlike(chunk)) await markAgain(tx, alike, version);
    }
  }
}

/**
 * A number for this account that was never given before. It keeps others from marking until the
 * transaction ends, so a transaction that marks after it touched rows takes it first.
 */
export function takeVersion(tx: Tx, accountId: AccountId): Promise<number> {
  return nextNumber(tx, `work:${accountId}`);
}

/** The number given last: rows of this version and earlier ones were marked by now, later ones will have a higher. */
export async function lastVersion(db: Db | Tx, accountId: AccountId): Promise<number> {
  const row = await db
    .selectFrom('counter')
    .select('value')
    .where('name', '=', `work:${accountId}`)
    .executeTakeFirst();
  return row?.value ?? 0;
}

interface DueMark extends NewWork {
  readonly dueAt: number;
}

function mergeSame(items: readonly NewWork[], now: number): DueMark[] {
  const merged = new Map<string, DueMark>();
  for (const item of items) {
    const mine = { ...item, dueAt: item.dueAt ?? now };
    const id = rowId(item);
    const known = merged.get(id);
    merged.set(id, known ? mergeTwo(known, mine) : mine);
  }
  return [...merged.values()];
}

function mergeTwo(one: DueMark, other: DueMark): DueMark {
  return {
    ...other,
    dueAt: Math.min(one.dueAt, other.dueAt),
    priority: one.priority > other.priority ? one.priority : other.priority,
    force: (one.force ?? false) || (other.force ?? false),
    retryParked: (one.retryParked ?? false) || (other.retryParked ?? false),
  };
}

function newRow(item: DueMark, { version, now }: { version: number; now: number }) {
  return {
    account_id: item.accountId,
    kind: item.kind,
    item_key: item.key,
    lane: item.lane,
    priority: item.priority,
    version,
    due_at: item.dueAt,
    state: 'ready' as const,
    attempts: 0,
    cause: null,
    correlation: item.correlation ?? null,
    marked_at: now,
  };
}

/** Rows that one statement can mark again. */
function groupAlike(items: readonly DueMark[]): Iterable<readonly DueMark[]> {
  return grouped(items, ({ kind, dueAt, priority, force, retryParked, correlation }) =>
    [kind, dueAt, priority, force ?? false, retryParked ?? false, correlation ?? ''].join('\n'),
  ).values();
}

async function markAgain(tx: Tx, alike: readonly DueMark[], version: number): Promise<void> {
  const [first] = alike;
  if (!first) return;
  const { accountId, kind, dueAt, priority, correlation } = first;
  const keys = alike.map((item) => item.key);
  if (first.force || first.retryParked) await setFree(tx, alike, version);
  await tx
    .updateTable('pending_work')
    .set((eb) => ({
      version,
      priority: eb
        .case()
        .when('priority', '>=', priority)
        .then(eb.ref('priority'))
        .else(eb.val(priority))
        .end(),
      due_at: eb
        .case()
        .when(eb.or([eb('due_at', '<=', dueAt), eb('attempts', '>', 0)]))
        .then(eb.ref('due_at'))
        .else(eb.val(dueAt))
        .end(),
      ...(correlation === undefined ? {} : { correlation }),
    }))
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('item_key', 'in', keys)
    .where('version', '<>', version)
    .execute();
}

/** All of them with `force`, else those with a person. Only what a person was told keeps its cause. */
async function setFree(tx: Tx, alike: readonly DueMark[], version: number): Promise<void> {
  const [first] = alike;
  if (!first) return;
  const rows = tx
    .updateTable('pending_work')
    .set((eb) => ({
      due_at: first.dueAt,
      attempts: 0,
      cause: eb.case().when('state', '=', 'needs_person').then(eb.ref('cause')).else(null).end(),
      // After `cause`: MySQL sets in this order and reads what it has set.
      state: 'ready' as const,
    }))
    .where('account_id', '=', first.accountId)
    .where('kind', '=', first.kind)
    .where(
      'item_key',
      'in',
      alike.map((item) => item.key),
    )
    .where('version', '<>', version);
  await (first.force ? rows : rows.where('state', '=', 'needs_person')).execute();
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
