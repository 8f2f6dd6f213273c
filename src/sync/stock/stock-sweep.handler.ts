import { StoreId } from '../../commerce/ids.ts';
import { createCursors } from '../../connections/cursor.repository.ts';
import type { Tx } from '../../database/tables.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import { WorkPriority } from '../../work/priority.ts';
import type { NewWork, WorkRow } from '../../work/work-row.ts';
import { createLinks } from '../link.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import type { OrderIntake } from '../order-intake.ts';
import { storeOf, type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { productWork, WORK_KINDS } from '../work-kinds.ts';
import { COMPARED_AT_ONCE, compareLevels, isSuspect, toLinked } from './compare-levels.ts';
import { listParked } from './parked-levels.repository.ts';
import type { PlannedRow } from './stock-batch.ts';

/** A comparison of one store that goes on, or the last one that ended. */
export interface StoreSweep {
  readonly beganAt: number;
  readonly ordersReadAt: number;
  readonly correlation: string;
  /** The product after which it goes on. */
  readonly after: string;
  readonly compared: number;
  readonly suspects: number;
  readonly endedAt?: number;
}

export const SWEEP_CURSOR = 'stock.sweep';

/**
 * Compares every linked number of a store with the balances of the last walk, a list of the store a step, and
 * marks those that differ. The look that follows is with fresh facts: only then is a number drift.
 */
export function createStockSweepHandler(
  io: SyncIo,
  { intake }: { intake: Pick<OrderIntake, 'pull'> },
): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const sweep = (await findOpen(row)) ?? (await begin({ account, store, row, context }));
    const links = await createLinks(io.database.db, store.id).pageSellable(account.id, {
      after: sweep.after,
      limit: COMPARED_AT_ONCE,
    });
    const batch = { account, store, linked: toLinked(links), context };
    const planned = links.length > 0 ? await compareLevels(io, batch, sweep.ordersReadAt) : [];
    const suspects = planned.filter(isSuspect);
    const last = links.at(-1);
    const isOver = last === undefined || links.length < COMPARED_AT_ONCE;
    const next: StoreSweep = {
      ...sweep,
      after: last?.product_id ?? sweep.after,
      compared: sweep.compared + links.length,
      suspects: sweep.suspects + suspects.length,
      ...(isOver ? { endedAt: io.clock.now() } : {}),
    };
    const record: NonNullable<RowResult['record']> = async (tx) => {
      await createCursors(tx, io.clock).set(store.id, SWEEP_CURSOR, JSON.stringify(next));
      const marks = marksOf({ account, store, row }, suspects);
      const parked = isOver ? await parkedMarks(tx, { account, store, row }) : [];
      await mark(tx, [...marks, ...parked], io.clock.now());
    };
    return isOver ? { do: 'done', record } : { do: 'again', record };
  }

  /** One that was begun for the same cause: another wants the balances of its own walk. */
  async function findOpen(row: WorkRow): Promise<StoreSweep | undefined> {
    const saved = await createCursors(io.database.db).get(StoreId.parse(row.key), SWEEP_CURSOR);
    if (saved === undefined) return undefined;
    const sweep = ownJson<StoreSweep>(saved);
    const isOfOther = row.correlation !== undefined && row.correlation !== sweep.correlation;
    return sweep.endedAt === undefined && !isOfOther ? sweep : undefined;
  }

  async function begin(work: Sweeping & { context: DrainContext }): Promise<StoreSweep> {
    const { account, store, row, context } = work;
    const beganAt = io.clock.now();
    const correlation = row.correlation ?? `sweep:${row.version}`;
    const { commit } = context;
    const ordersReadAt = await intake.pull(store, { account, commit, correlation });
    return { beganAt, ordersReadAt, correlation, after: '', compared: 0, suspects: 0 };
  }

  return oneByOne(WORK_KINDS.stockSweep, run);
}

interface Sweeping {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly row: WorkRow;
}

/** What an event or a sale told goes first; being marked so raises a row of the sweep. */
function marksOf({ account, store, row }: Sweeping, suspects: readonly PlannedRow[]): NewWork[] {
  const why = { accountId: account.id, correlation: row.correlation };
  const { driftRepair } = account.policy;
  return suspects.flatMap(({ link, plan }) => {
    // An item that is gone is no number that differs: the product flow must hear of it. A stock master is right.
    const isMaster = account.policy.stockMaster === store.id;
    const kind = plan.do === 'gone' || isMaster ? 'stockPush' : KIND_OF_REPAIR[driftRepair];
    if (kind === undefined) return [];
    const pair = { storeId: store.id, productId: link.product_id };
    return [{ ...productWork(why, kind, pair), priority: WorkPriority.sweep }];
  });
}

const KIND_OF_REPAIR = {
  auto: 'stockPush',
  ask: 'stockDrift',
  never: undefined,
} as const satisfies Record<
  SyncAccount['policy']['driftRepair'],
  'stockPush' | 'stockDrift' | undefined
>;

/** What a person was asked about may be mended meanwhile, and then shows no difference: it is looked at, too. */
async function parkedMarks(tx: Tx, { account, store, row }: Sweeping): Promise<NewWork[]> {
  const why = { accountId: account.id, correlation: row.correlation };
  const parked = await listParked(tx, account.id, store.id);
  return parked.map(({ kind, productId }) => ({
    ...productWork(why, kind, { storeId: store.id, productId }),
    priority: WorkPriority.sweep,
  }));
}
