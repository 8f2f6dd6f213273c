import { chunked } from '../../database/chunked.ts';
import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { toLinked } from './compare-levels.ts';
import { planBatch } from './plan-batch.ts';
import type { PlannedRow } from './stock-batch.ts';
import { gatherSupplies } from './stock.gather.ts';

/** As many balances as Bling answers in one call. */
const AT_ONCE = 50;

/**
 * Looks at suspects with fresh facts, as the sync does just before it writes: balances, the store's orders and
 * the shelf. What is in flight shows no difference then; what still does is drift. Writes nothing.
 */
export async function lookAgain(
  io: SyncIo,
  intake: Pick<OrderIntake, 'pull'>,
  work: { account: SyncAccount; store: SyncStore; links: readonly Link[]; context: DrainContext },
): Promise<readonly PlannedRow[]> {
  const { account, store, links, context } = work;
  const bling = account.bling.at('stock', context.signal);
  const planned: PlannedRow[] = [];
  for (const some of chunked(links, AT_ONCE)) {
    const products = some.map((link) => link.product_id);
    const supplies = await gatherSupplies(io, { account, bling, products, commit: context.commit });
    const batch = { account, store, linked: toLinked(some), context };
    planned.push(...(await planBatch(io, intake, { batch, supplies })).planned);
  }
  return planned;
}
