import { storeLedger } from '../proof/store-ledger.ts';
import { supplyByShelf } from '../proof/supply.ts';
import { CHANNELS } from '../shop/account.ts';
import type { Stage } from '../stage.ts';
import { EXPOSURE_WINDOW_MS } from '../waits.ts';
import { oversoldInStores } from './oversold-in-stores.ts';

/** Units of one article that both stores sold beyond what a correct sync would have let them, by the simulators' own logs. */
export async function countOversold(
  { bling, store, second }: Stage,
  { sku, productId }: { sku: string; productId: number },
): Promise<number> {
  const { orders } = await bling.state();
  const channels: readonly number[] = [CHANNELS.store, CHANNELS.second];
  const ours = new Set(
    orders.filter(({ lojaId }) => channels.includes(lojaId)).map(({ id }) => id),
  );
  const shelf = supplyByShelf(await bling.history(), (id) => ours.has(id)).get(String(productId));
  const ledgers = (await Promise.all([store.history(), second.history()])).map(storeLedger);
  const item = { sku, draws: [{ shelf: String(productId), each: 1 }] };
  const beyond = oversoldInStores(
    { item, shelf: shelf ?? { opening: 0, steps: [] }, ledgers },
    EXPOSURE_WINDOW_MS,
  );
  return beyond.reduce((sum, { oversold }) => sum + oversold, 0);
}
