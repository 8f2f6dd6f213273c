import type { ErpProductId } from '../../commerce/ids.ts';
import type { PlanLine } from '../plan-line.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { decideProduct, type ProductFacts, type ProductPlan } from './product.decide.ts';
import { gatherProduct } from './product.gather.ts';

/** What a sync would do about one product: the same gather and decide, without act. */
export async function planProduct(
  io: SyncIo,
  store: SyncStore,
  productId: ErpProductId,
): Promise<readonly PlanLine[]> {
  const gathered = await gatherProduct(io, store, productId);
  if (!gathered) return [];
  const policy = { createMissing: store.policy.createMissingProducts };
  const { parts, gone } = gathered;
  const isWholeGone = gone.includes(gathered.product);
  return (isWholeGone ? [] : parts).flatMap((facts) =>
    toLine(store, facts, decideProduct(facts, policy)),
  );
}

function toLine(store: SyncStore, { product }: ProductFacts, plan: ProductPlan): PlanLine[] {
  const line = {
    flow: 'product' as const,
    storeId: store.id,
    subject: `product:${product.id}`,
    name: `${product.name} (${product.sku || '-'})`,
    change: {},
    reason: undefined,
    calls: { bling: 0, store: 0 },
  };
  switch (plan.do) {
    case 'nothing':
      return [];
    case 'skip':
      return [{ ...line, do: plan.do, reason: plan.reason }];
    case 'ask':
      return [{ ...line, do: plan.do, reason: plan.cause }];
    default: {
      const writes = plan.do === 'create' || Object.keys(plan.fields).length > 0 ? 1 : 0;
      return [
        { ...line, do: plan.do, change: { ...plan.fields }, calls: { bling: 0, store: writes } },
      ];
    }
  }
}
