import type { ErpProductId } from '../../commerce/ids.ts';
import type { ItemOutcome } from '../../stores/item-outcome.ts';
import type { ShelfLevel } from '../../stores/stock-shelf.ts';
import { createLinks } from '../link.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { levelToLedger } from './level-ledger.ts';
import { refusal } from './plan-to-result.ts';
import { correlationOf, type PlannedRow, type StockBatch } from './stock-batch.ts';

interface SetLevels {
  readonly taken: readonly PlannedRow[];
  readonly refused: ReadonlyMap<ErpProductId, PlannedRow>;
}

/**
 * Writes the planned numbers and their audit lines.
 *
 * @returns the rows that the store took, and those that it refused, by product. An unknown outcome is in
 *   neither: the next look tells what became of it, and setting twice is setting once.
 */
export async function setLevels(
  io: SyncIo,
  batch: StockBatch,
  sets: readonly PlannedRow[],
): Promise<SetLevels> {
  const planned = sets.flatMap((each) =>
    each.plan.do === 'set' ? [{ ...each, plan: each.plan }] : [],
  );
  const outcomes = await batch.store.store.stock.set(
    planned.map(({ link, plan }) => ({
      id: link.item_id,
      parentId: link.parent_item_id ?? undefined,
      quantity: plan.level,
      startManaging: plan.startManaging,
    })),
  );
  await batch.context.commit(async (tx) => {
    const now = io.clock.now();
    for (const [at, each] of planned.entries()) {
      const outcome = outcomes[at];
      if (!outcome) continue;
      const { link, plan, shown } = each;
      if (outcome.outcome === 'applied')
        await createLinks(tx, batch.store.id).saveLevel(link.product_id, plan.level, now);
      await io.audit.append(tx, {
        chain: batch.account.id,
        actor: 'sync',
        action: 'stock.set',
        subject: `product:${link.product_id}`,
        storeId: batch.store.id,
        before: { quantity: shown ?? null },
        after: { ...levelToLedger(plan), ...detailOf(outcome) },
        outcome: outcome.outcome,
        correlation: each.row?.correlation ?? correlationOf(batch),
      });
    }
  });
  const taken: PlannedRow[] = [];
  const refused = new Map<ErpProductId, PlannedRow>();
  for (const [at, each] of planned.entries()) {
    const outcome = outcomes[at];
    if (outcome?.outcome === 'applied') taken.push(each);
    if (outcome?.outcome === 'not_applied')
      refused.set(each.link.product_id, refusal(each, outcome.detail));
  }
  return { taken, refused };
}

function detailOf(outcome: ItemOutcome<ShelfLevel>) {
  return outcome.outcome === 'applied' ? {} : { detail: outcome.detail };
}
