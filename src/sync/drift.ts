import type { StoreId } from '../commerce/ids.ts';
import type { DrainContext } from '../work/handler.ts';
import { mark } from '../work/mark.repository.ts';
import type { DriftLine, DriftRepair, DriftReport } from './drift-report.ts';
import { rankDrift } from './drift-report.ts';
import { createOrderIntake } from './order-intake.ts';
import { findDrift, readAllBalances, type StoreDrift } from './stock/find-drift.ts';
import { findOrphans } from './stock/find-orphans.ts';
import type { SyncAccount, SyncIo, SyncStore } from './sync-account.ts';
import { isPaused } from './while-flowing.ts';
import { productWork } from './work-kinds.ts';

export interface DriftOrder {
  /** Only this store; all live ones without. */
  readonly storeId: StoreId | undefined;
  readonly repair: DriftRepair;
  /** Lines of each list, at most. */
  readonly limit: number;
  /** What the audit lines hang together by. */
  readonly correlation: string;
}

/**
 * Compares everything of an account, confirms what differs by a second look and ranks it. Writes to neither
 * side: `auto` marks the numbers, and the engine writes them with all its rules.
 */
export async function checkDrift(
  io: SyncIo,
  work: { account: SyncAccount; order: DriftOrder; context: DrainContext },
  onStep: (calls: number) => Promise<void>,
): Promise<DriftReport> {
  const { account, order, context } = work;
  const { storeId, repair, limit, correlation } = order;
  const intake = createOrderIntake(io);
  const blingCalls = await readAllBalances(io, { account, context }, onStep);
  const { commit } = context;
  // Stores share the balance of their account: what any of them sold must be known (domain rules 1.10).
  for (const store of account.stores)
    if (!isPaused(store, 'orders')) await intake.pull(store, { account, commit, correlation });
  const found: StoreDrift[] = [];
  const orphans = [];
  for (const store of account.stores) {
    if (storeId === undefined ? !store.live : store.id !== storeId) continue;
    orphans.push(...(await findOrphans(io, { account, store, context })));
    // Its own number is the right one: the sweep brings it to the ERP.
    if (account.policy.stockMaster === store.id) continue;
    const ofStore = await findDrift(io, intake, { account, store, context, correlation });
    orphans.push(...ofStore.gone);
    const isMended = repair === 'auto';
    await context.commit((tx) => note(io, tx, { account, store, ofStore, correlation, isMended }));
    found.push(ofStore);
  }
  const drift = rankDrift(found.flatMap((each) => each.drift));
  const unclear = found.flatMap((each) => each.unclear);
  return {
    stores: found.map((each) => each.store),
    drift: drift.slice(0, limit),
    unclear: unclear.slice(0, limit),
    orphans: orphans.slice(0, limit),
    totals: { drift: drift.length, unclear: unclear.length, orphans: orphans.length },
    marked: repair === 'auto' ? drift.length : 0,
    blingCalls,
  };
}

interface Noted {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly ofStore: StoreDrift;
  readonly correlation: string;
  readonly isMended: boolean;
}

async function note(io: SyncIo, tx: Parameters<typeof mark>[0], noted: Noted): Promise<void> {
  const { account, store, ofStore, correlation, isMended } = noted;
  const { compared, suspects, underWay } = ofStore.store;
  if (isMended) await mark(tx, repairs(noted, ofStore.drift), io.clock.now());
  await io.audit.append(tx, {
    chain: account.id,
    actor: 'sync',
    action: 'drift.check',
    subject: `store:${store.id}`,
    storeId: store.id,
    after: {
      compared,
      suspects,
      underWay,
      drift: ofStore.drift.length,
      marked: isMended ? ofStore.drift.length : 0,
    },
    outcome: 'applied',
    correlation,
  });
}

function repairs({ account, store, correlation }: Noted, drift: readonly DriftLine[]) {
  const why = { accountId: account.id, correlation, force: true };
  return drift.map(({ productId }) =>
    productWork(why, 'stockPush', { storeId: store.id, productId }),
  );
}
