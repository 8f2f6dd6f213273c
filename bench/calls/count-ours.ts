import { openShopWorld } from '../../test/journeys/shop-world.builder.ts';
import { ANA } from '../../test/journeys/shops.builder.ts';
import type { Calls } from './shop.ts';
import { ACCOUNT, LINES, minus, shopOf, skuOf, STORM, STORM_LEVEL } from './shop.ts';

const MINUTE_MS = 60_000;
/** Until balances of the start have settled and no poll has news. */
const CALM_MS = 20 * MINUTE_MS;

export interface Counts {
  readonly firstImport: Calls;
  readonly noChange: Calls;
  readonly storm: Calls;
  readonly newCustomer: Calls;
  readonly knownCustomer: Calls;
}

/** The whole program, connected and serving; the calls are those that the simulators saw. */
export async function countOurs(products: number): Promise<Counts> {
  await using world = await openShopWorld({ shop: shopOf(products) });
  const { bling, store, clock } = world;
  const calls = (): Calls => ({ bling: bling.log.entries.length, store: store.log.length });
  const during = async (act: () => Promise<unknown>): Promise<Calls> => {
    const before = calls();
    await act();
    return minus(calls(), before);
  };
  const after = async (ms: number) => {
    await world.run(clock.sleep(ms));
    await world.untilQuiet();
  };

  const firstImport = await during(() => world.sync());
  if (store.state().products.length !== products) throw new Error('the import is not whole');
  const noChange = await during(() => world.sync());

  await world.serve();
  await after(CALM_MS);
  const { products: all } = bling.state(ACCOUNT);
  const ids = new Map(all.map(({ codigo, id }) => [codigo, id]));
  const storm = await during(async () => {
    const { changes } = STORM;
    for (let change = 0; change < changes * STORM.products; change += 1) {
      const productId = ids.get(skuOf(change % STORM.products)) ?? 0;
      bling.operator.moveStock(ACCOUNT, { productId, quantity: STORM_LEVEL + change });
      await world.run(clock.sleep(MINUTE_MS / (changes * STORM.products)));
    }
    await after(MINUTE_MS / 3);
  });

  /** What the order itself costs: polls for what changed would come anyhow. */
  const order = async (): Promise<Calls> => {
    const from = calls();
    const bought = store.control.buy({ items: LINES, payment: 'credit-card', person: ANA });
    if (!bought.ok) throw new Error(JSON.stringify(bought.problems));
    await after(2 * MINUTE_MS);
    const seen = bling.log.entries.slice(from.bling).filter(isForAnOrder);
    return { bling: seen.length, store: 0 };
  };
  const newCustomer = await order();
  const knownCustomer = await order();
  if (bling.state(ACCOUNT).orders.length !== 2) throw new Error('an order is missing');
  return { firstImport, noChange, storm, newCustomer, knownCustomer };
}

function isForAnOrder({ path, query }: { path: string; query: string }): boolean {
  return /^\/(pedidos|contatos|produtos)/.test(path) && !query.includes('dataAlteracao');
}
