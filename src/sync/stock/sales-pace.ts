import type { ErpProductId } from '../../commerce/ids.ts';
import {
  addQuantities,
  multiplyQuantity,
  NONE,
  quantity,
  type Quantity,
} from '../../kernel/quantity.ts';
import { createKits } from '../kit.repository.ts';
import { createSoldUnits } from '../sold-units.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import type { BufferPolicy } from './buffer.decide.ts';
import type { LevelFacts } from './reckon-level.ts';

const DAY_MS = 86_400_000;

export type PaceByProduct = (productId: ErpProductId) => LevelFacts['pace'];

/**
 * How much one store sold of these products in the days that its policy looks at, by themselves and in kits.
 * Costs nothing where the policy keeps back nothing by speed.
 */
export async function gatherPace(
  io: Pick<SyncIo, 'database' | 'clock'>,
  wanted: {
    account: Pick<SyncAccount, 'id'>;
    store: Pick<SyncStore, 'id'>;
    products: readonly ErpProductId[];
    policy: BufferPolicy;
  },
): Promise<PaceByProduct> {
  const { account, store, products, policy } = wanted;
  if (policy.bufferSpeedDays === 0) return () => undefined;
  const { db } = io.database;
  const now = io.clock.now();
  const kits = createKits(db, account.id);
  const sellers = await kits.sellersOf(products);
  const since = now - policy.bufferSpeedDays * DAY_MS;
  const sold = await createSoldUnits(db, store.id).byProduct(sellers, since);
  const inKits = new Map<ErpProductId, Quantity>();
  for (const [kit, components] of await kits.componentsOf(sellers)) {
    const units = quantity(sold.get(kit) ?? 0);
    for (const { productId, quantity: each } of components) {
      const known = inKits.get(productId) ?? NONE;
      inKits.set(productId, addQuantities(known, multiplyQuantity(each, units)));
    }
  }
  return (productId) => {
    const units = addQuantities(quantity(sold.get(productId) ?? 0), inKits.get(productId) ?? NONE);
    // A part of a unit counts as one: too much kept back sells less, too little what is not there.
    return { soldUnits: Math.ceil(Number(units)), now };
  };
}
