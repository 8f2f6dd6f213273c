import { createCursors } from '../../connections/cursor.repository.ts';
import type { Tx } from '../../database/tables.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createEventTimes } from '../event-times.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import type { SyncIo } from '../sync-account.ts';
import { storeWork, WORK_KINDS } from '../work-kinds.ts';
import {
  type BalanceStep,
  type BalanceWalk,
  beginBalanceWalk,
  readNextBalances,
} from './balance-walk.ts';
import { createListedBalances } from './listed-balance.repository.ts';
import { mayGoOnAt, sweepCursor } from './sweep-pace.ts';

/** A walk that is over stays as long as its calls take of the share; then the next may begin. */
export interface SavedWalk extends BalanceWalk {
  readonly isOver?: boolean;
}

/**
 * Reads all balances of the ERP, a call or three a step, and then has each store compared with them. It has
 * no list of changed balances: what no event told is found by comparing all (guide 5.6).
 */
export function createErpBalancesHandler(
  io: SyncIo,
  { callsPerDay }: { callsPerDay: number },
): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    if (!account.stores.some((store) => store.live)) return { do: 'done' };
    const cursor = sweepCursor(row.key);
    const now = io.clock.now();
    const before = await findWalk(cursor, now);
    const share = { callsPerDay, percent: account.policy.sweepSharePercent };
    if (before && row.key === 'paced') {
      const at = mayGoOnAt(before, share);
      // The schedule marks again; a walk under way goes on by itself.
      if (at > now) return before.isOver ? { do: 'done' } : { do: 'wait', untilMs: at };
    }
    const walk = before && before.isOver !== true ? before : beginBalanceWalk(account.policy, now);
    // A person, or a gap, waits for it; the others are the first to wait when calls are short.
    const bling = account.bling.at(row.key === 'paced' ? 'sweep' : 'stock', context.signal);
    const step = await readNextBalances(io, { account, bling, walk });
    const calls = walk.calls + step.calls;
    const isOver = step.next === undefined;
    const next: SavedWalk = { ...walk, calls, at: step.next ?? walk.at, isOver };
    const record: NonNullable<RowResult['record']> = async (tx) => {
      const balances = createListedBalances(tx, account.id);
      const changedAt = await changedSince(tx, step.balances);
      if (changedAt !== undefined)
        await createEventTimes(tx, io.clock).noteFound(account.id, 'stock', changedAt);
      await balances.save(step.balances, step.readBeganAt);
      await createCursors(tx, io.clock).set(account.id, cursor, JSON.stringify(next));
      if (!isOver) return;
      await balances.forgetBefore(walk.beganAt);
      const why = { accountId: account.id, correlation: row.correlation };
      const live = account.stores.filter((store) => store.live);
      const marks = live.map(({ id }) => storeWork(why, 'stockSweep', id));
      await mark(tx, marks, io.clock.now());
    };
    if (isOver) return { do: 'done', record };
    if (row.key !== 'paced') return { do: 'again', record };
    return { do: 'wait', untilMs: mayGoOnAt(next, share), record };
  }
  /** One that began later than now, by a clock that was wrong, would rest for as long. */
  async function findWalk(cursor: string, now: number): Promise<SavedWalk | undefined> {
    const saved = await createCursors(io.database.db).get(io.accountId, cursor);
    const walk = saved === undefined ? undefined : ownJson<SavedWalk>(saved);
    return walk && walk.beganAt <= now ? walk : undefined;
  }

  /** When a balance that moved since the last walk may have moved at the earliest. */
  async function changedSince(tx: Tx, balances: BalanceStep['balances']) {
    const known = await createListedBalances(tx, io.accountId).find(
      balances.map(({ productId }) => productId),
    );
    const readAt = balances.flatMap(({ productId, balance }) => {
      const before = known.get(productId);
      return before && before.balance !== balance ? [before.readBeganAt] : [];
    });
    return readAt.length > 0 ? Math.max(...readAt) : undefined;
  }

  return oneByOne(WORK_KINDS.erpBalances, run);
}
