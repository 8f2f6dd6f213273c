import { ErpProductId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createLinks } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import { createStoreItems } from '../store-item.repository.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { splitPair, WORK_KINDS } from '../work-kinds.ts';
import { lookAgain } from './second-look.ts';

const BATCH = 50;

/**
 * Numbers that differ, where the policy says that a person is asked: the second look decides, and what stands
 * it goes into the pending list. What agrees again leaves it.
 */
export function createDriftHandler(
  io: SyncIo,
  { intake }: { intake: Pick<OrderIntake, 'pull'> },
): WorkHandler {
  async function run(
    rows: readonly WorkRow[],
    context: DrainContext,
  ): Promise<readonly RowResult[]> {
    const account = await io.account();
    const pairs = rows.map((row) => splitPair(row.key));
    const store = storeOf(account, pairs[0]?.storeId ?? '');
    const ids = pairs.map(({ id }) => ErpProductId.parse(id));
    const links = [
      ...(await createLinks(io.database.db, store.id).findSellable(account.id, ids)).values(),
    ];
    const planned = await lookAgain(io, intake, { account, store, links, context });
    const skus = await createStoreItems(io.database.db, store.id).skusOf(
      links.map((link) => link.item_id),
    );
    const results = new Map<string, RowResult>();
    for (const { link, plan, shown } of planned) {
      if (plan.do !== 'set') continue;
      const sku = skus.get(link.item_id) ?? '';
      const told = shown === undefined ? '-' : String(shown);
      const cause = message('drift.found', { sku, shown: told, expected: plan.level });
      results.set(link.product_id, { do: 'needs_person', cause });
    }
    return ids.map((id) => results.get(id) ?? { do: 'done' });
  }
  return { kind: WORK_KINDS.stockDrift, batchSize: BATCH, run };
}
