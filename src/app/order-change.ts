import { stepsToText } from '../sync/change/change-cause.ts';
import { type ChangeWord, decideChange } from '../sync/change/decide-change.ts';
import { toOpenChange } from '../sync/change/open-change.ts';
import { createOrderChanges } from '../sync/order-change.repository.ts';
import { orderStockMarks } from '../sync/order-stock-marks.ts';
import { sagaWork } from '../sync/work-kinds.ts';
import { mark, takeVersion } from '../work/mark.repository.ts';
import { awaitWork } from './await-work.ts';
import type { FoundOrder } from './find-order.ts';
import type { App } from './open-app.ts';
import { ownUnlessOwned } from './own-unless-owned.ts';
import { storesOfAccount } from './stores-of-account.ts';

/** A change of an order and its plan. */
export interface ChangeShown {
  readonly kind: string;
  readonly state: 'proposed' | 'running' | 'applied' | 'dropped';
  /** As a message carries it: step, why, until. */
  readonly steps: readonly {
    readonly text: string;
    readonly step: string;
    readonly done: boolean;
  }[];
  readonly proposedAt: number;
  readonly decidedBy: string | null;
  readonly endedAt: number | null;
}

/** All changes of an order, the oldest first. */
export async function readChanges(
  app: App,
  { store, orderId }: Pick<FoundOrder, 'store' | 'orderId'>,
): Promise<readonly ChangeShown[]> {
  const rows = await createOrderChanges(app.database.db, store.id).history(orderId);
  return rows.map((row) => {
    const { steps, stepsDone } = toOpenChange(row);
    return {
      kind: row.kind,
      state: row.state,
      steps: steps.map((step, at) => ({
        text: stepsToText([step]),
        step: step.step,
        done: at < stepsDone,
      })),
      proposedAt: row.proposed_at,
      decidedBy: row.decided_by,
      endedAt: row.ended_at,
    };
  });
}

/**
 * A person's word on the open change of an order, and what follows from it: whoever owns the account carries it out
 * while we wait.
 *
 * @returns whether there was something to decide
 * @throws {NobodyWorks | AccessRefused} when no one will do it
 */
export async function decideOrderChange(
  app: App,
  found: FoundOrder,
  { word, onProgress }: { word: ChangeWord; onProgress: (done: number, total: number) => void },
): Promise<boolean> {
  const { store, orderId } = found;
  const { accountId } = store;
  const correlation = `change:${app.random.uuid()}`;
  await using owner = await ownUnlessOwned(app, [accountId]);
  const isDecided = await app.database.transaction(async (tx) => {
    // Before any row is touched, as everybody does who marks.
    await takeVersion(tx, accountId);
    const by = { account: { id: accountId }, actor: 'person:cli', correlation };
    const decided = await decideChange(app, tx, { store, orderId, ...by, word });
    if (!decided) return false;
    const account = await storesOfAccount(app, tx, accountId);
    const why = { accountId, correlation, force: true };
    const look = sagaWork(why, 'orderChange', { storeId: store.id, orderId });
    const stock = await orderStockMarks(tx, { account, store, orderId, correlation });
    await mark(tx, [look, ...stock], app.clock.now());
    return true;
  });
  if (!isDecided) return false;
  await owner.wake(accountId);
  await awaitWork(app, correlation, onProgress);
  return true;
}
