import { ANA } from '../../test/journeys/shops.builder.ts';
import type { Counts } from './count-ours.ts';
import { createNaiveSync } from './naive-sync.ts';
import type { Calls } from './shop.ts';
import { ACCOUNT, LINES, minus, shopOf, skuOf, STORM, STORM_LEVEL } from './shop.ts';

/** One reaction to each change is in its favour: Bling sends two events for most. */
export async function countNaive(products: number): Promise<Counts> {
  const naive = createNaiveSync(shopOf(products));
  const during = async (act: () => Promise<unknown>): Promise<Calls> => {
    const before = naive.calls();
    await act();
    return minus(naive.calls(), before);
  };
  const firstImport = await during(() => naive.syncAll());
  const noChange = await during(() => naive.syncAll());
  const ids = new Map(naive.bling.state(ACCOUNT).products.map(({ codigo, id }) => [codigo, id]));
  const storm = await during(async () => {
    for (let change = 0; change < STORM.changes * STORM.products; change += 1) {
      const sku = skuOf(change % STORM.products);
      const productId = ids.get(sku) ?? 0;
      naive.bling.operator.moveStock(ACCOUNT, { productId, quantity: STORM_LEVEL + change });
      await naive.syncProduct(productId, sku);
    }
  });
  const { document, firstName, lastName } = ANA;
  const who = { document, name: `${firstName} ${lastName}`, lines: LINES };
  const newCustomer = await during(() => naive.createOrder({ ...who, number: '1' }));
  const knownCustomer = await during(() => naive.createOrder({ ...who, number: '2' }));
  return { firstImport, noChange, storm, newCustomer, knownCustomer };
}
