import { message, type MessageRef } from '../../messages/message.ts';
import { StoreUnavailable } from '../../stores/failures.ts';
import type { DrainContext } from '../../work/handler.ts';
import type { Link } from '../link.repository.ts';
import { type ProductWork, recordHidden } from './product.record.ts';

/**
 * Variations that left their parent in the ERP are hidden, never deleted.
 *
 * @returns what the store refused, for a person
 * @throws {StoreUnavailable} when it is unknown whether one was hidden: the next try reads before it writes
 */
export async function hideOrphans(
  work: ProductWork,
  { orphans, context }: { readonly orphans: readonly Link[]; readonly context: DrainContext },
): Promise<readonly MessageRef[]> {
  const { catalogue } = work.store.store;
  if (orphans.length === 0) return [];
  const items = await catalogue.read(orphans.map((link) => link.item_id));
  const shown = items.filter((item) => item.state === 'published');
  if (shown.length === 0) return [];
  const outcomes = await catalogue.update(
    shown.map((item) => ({ id: item.id, parentId: item.parentId, fields: { state: 'hidden' } })),
  );
  const productOf = new Map(orphans.map((link) => [link.item_id, link.product_id]));
  await context.commit(async (tx) => {
    for (const outcome of ['applied', 'unknown'] as const) {
      const hidden = shown.filter((_, at) => outcomes[at]?.outcome === outcome);
      await recordHidden(tx, work, { hidden, productOf, outcome });
    }
  });
  const lost = outcomes.find(({ outcome }) => outcome === 'unknown');
  if (lost?.outcome === 'unknown')
    throw new StoreUnavailable({ detail: lost.detail, outcome: 'unknown' });
  return shown.flatMap(({ name, sku }, at) => {
    const outcome = outcomes[at];
    if (outcome?.outcome === 'applied') return [];
    const detail = outcome?.detail ?? '?';
    return [message('product.refusedByStore', { name: name || sku, detail })];
  });
}
