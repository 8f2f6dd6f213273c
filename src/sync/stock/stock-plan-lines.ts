import type { Link } from '../link.repository.ts';
import type { PlanLine } from '../plan-line.ts';
import { createStoreItems } from '../store-item.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';

/** What a plan says of one number: what all lines of stock have in common left out. */
export type StockPlanLine = Pick<PlanLine, 'do'> &
  Partial<Pick<PlanLine, 'change' | 'reason' | 'calls'>>;

/** Lines of those plans of which there is something to say. */
export async function toPlanLines<Planned extends { readonly link: Link }>(
  io: SyncIo,
  { store, planned }: { readonly store: SyncStore; readonly planned: readonly Planned[] },
  say: (each: Planned, sku: string) => StockPlanLine | undefined,
): Promise<readonly PlanLine[]> {
  const skus = await createStoreItems(io.database.db, store.id).skusOf(
    planned.map(({ link }) => link.item_id),
  );
  return planned.flatMap((each): PlanLine[] => {
    const sku = skus.get(each.link.item_id) ?? '';
    const said = say(each, sku);
    if (!said) return [];
    const subject = `product:${each.link.product_id}`;
    const none = { change: {}, reason: undefined, calls: { bling: 0, store: 0 } };
    return [{ flow: 'stock', storeId: store.id, subject, name: sku, ...none, ...said }];
  });
}
