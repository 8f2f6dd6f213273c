import type { ErpProductId } from '../../commerce/ids.ts';
import type { ItemOutcome } from '../../stores/item-outcome.ts';
import { LEVEL_MOVED, type ShelfLevel } from '../../stores/stock-shelf.ts';
import { createLinks } from '../link.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { levelToLedger } from './level-ledger.ts';
import { refusal } from './plan-to-result.ts';
import { correlationOf, type PlannedRow, type StockBatch } from './stock-batch.ts';
import { createWriteWindows } from './write-window.repository.ts';

interface SetLevels {
  readonly taken: readonly PlannedRow[];
  readonly refused: ReadonlyMap<ErpProductId, PlannedRow>;
  /** Not written, as the store shows another number by now: what they were decided on is older than that. */
  readonly moved: readonly PlannedRow[];
}

/**
 * Writes the planned numbers and their audit lines.
 *
 * @returns the rows that the store took, those that it refused, by product, and those whose number had moved
 *   where the store compares before it sets. An unknown outcome is in none of them: the next look tells what became of it, and setting twice is setting once.
 */
export async function setLevels(
  io: SyncIo,
  batch: StockBatch,
  sets: readonly PlannedRow[],
): Promise<SetLevels> {
  const planned = sets.flatMap((each) =>
    each.plan.do === 'set' ? [{ ...each, plan: each.plan }] : [],
  );
  const shelf = batch.store.store.stock;
  const outcomes = await shelf.set(
    planned.map(({ link, plan, shown }) => ({
      id: link.item_id,
      parentId: link.parent_item_id ?? undefined,
      quantity: plan.level,
      expected: shown,
      startManaging: plan.startManaging,
    })),
  );
  const windowMs = io.clock.monotonicMs() - Math.min(...planned.map((each) => each.lookBeganMs));
  await batch.context.commit(async (tx) => {
    const now = io.clock.now();
    if (!shelf.hasCompareAndSet) await createWriteWindows(tx, batch.store.id).add(windowMs, now);
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
  const moved: PlannedRow[] = [];
  for (const [at, each] of planned.entries()) {
    const outcome = outcomes[at];
    if (outcome?.outcome === 'applied') taken.push(each);
    if (outcome?.outcome !== 'not_applied') continue;
    if (outcome.code === LEVEL_MOVED) moved.push(each);
    else refused.set(each.link.product_id, refusal(each, outcome.detail));
  }
  return { taken, refused, moved };
}

function detailOf(outcome: ItemOutcome<ShelfLevel>) {
  return outcome.outcome === 'applied' ? {} : { detail: outcome.detail };
}
