import { expect } from 'vitest';

import type { AccountPolicy } from '../../src/connections/account-policy.ts';
import { createAccounts } from '../../src/connections/account.repository.ts';
import { createMappings } from '../../src/connections/mapping.repository.ts';
import type { StorePolicy } from '../../src/connections/store-policy.ts';
import { createStores } from '../../src/connections/store.repository.ts';
import { parseMessage } from '../../src/messages/message.ts';
import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import type { ShopperWish } from '../../src/simulator/store/checkout/shopper.ts';
import { replay } from '../../src/work/pending.repository.ts';
import { openShopWorld, STATUS, type WorldOptions } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

const ACCOUNT = 'azul';
/** Calls per second that Bling allows an account (guide 3.1). */
const MOST_CALLS_PER_SECOND = 3;

interface ServingOptions extends Partial<WorldOptions> {
  /** Refusals (429) that the test itself provokes. `some`: it counts them by itself. */
  readonly refusals?: number | 'some';
}

export type ServingShop = Awaited<ReturnType<typeof openServingShop>>;

/**
 * A connected shop whose catalogue is in the store, with the program serving. When it is closed, the
 * simulator's log tells whether the account's limits were kept (P7).
 */
export async function openServingShop({ refusals = 0, ...options }: ServingOptions = {}) {
  const world = await openShopWorld({ shop: SMALL_SHOP, ...options });
  await world.sync();
  await world.serve();
  await world.untilQuiet();
  const { bling, store, clock } = world;

  return {
    ...world,
    /** A shopper whom the checkout accepts. */
    buy(wish: Partial<ShopperWish> = {}) {
      const items = [{ sku: 'CAN-1', quantity: 1 }];
      const bought = store.control.buy({ items, payment: 'credit-card', ...wish });
      if (!bought.ok) throw new Error(JSON.stringify(bought.problems));
      return bought.order;
    },
    /** Lets time pass, then waits until nothing is to do. */
    async after(ms: number): Promise<void> {
      await world.run(clock.sleep(ms));
      await world.untilQuiet();
    },
    orders: () => bling.state(ACCOUNT).orders,
    contacts: () => bling.state(ACCOUNT).contacts,
    storeOrder: (id: number) => {
      const found = store.state().orders.find((order) => order.id === id);
      if (!found) throw new Error(`the store has no order ${id}`);
      return found;
    },
    item: (sku: string) => store.state().products.find((item) => item.sku === sku),
    productId: (codigo: string) =>
      bling.state(ACCOUNT).products.find((product) => product.codigo === codigo)?.id ?? 0,
    /** Names of what stands in the pending list, sorted. */
    async causes(): Promise<string[]> {
      return (await world.pending()).map(({ cause }) => cause?.key ?? 'none').toSorted();
    },
    /** Why things were left out, as the audit has it. */
    async skipReasons(): Promise<string[]> {
      const lines = await world.app.database.db
        .selectFrom('audit_line')
        .select('reason')
        .where('outcome', '=', 'skipped')
        .orderBy('seq')
        .execute();
      return lines.map(({ reason }) => parseMessage(reason ?? '{}').key);
    },
    async setStorePolicy(change: Partial<StorePolicy>): Promise<void> {
      const { id, policy } = world.shopStore;
      await createStores(world.app.database.db, world.app.vault).savePolicy(id, {
        ...policy,
        ...change,
      });
    },
    async setAccountPolicy(change: Partial<AccountPolicy>): Promise<void> {
      const accounts = createAccounts(world.app.database.db);
      await accounts.savePolicy(world.account.id, { ...world.account.policy, ...change });
    },
    async mapStatus(status: string, erpStatusId: number): Promise<void> {
      const mappings = createMappings(world.app.database.db);
      await mappings.set(world.shopStore.id, 'status_to_erp', { [status]: String(erpStatusId) });
    },
    /** A person says: try everything again. */
    async replay(): Promise<void> {
      const { database } = world.app;
      const accountId = world.account.id;
      await world.run(database.transaction((tx) => replay(tx, { accountId }, clock.now())));
      await world.untilQuiet();
    },
    async auditActions(): Promise<string[]> {
      const lines = await world.app.database.db
        .selectFrom('audit_line')
        .select('action')
        .orderBy('seq')
        .execute();
      return lines.map(({ action }) => action);
    },
    async [Symbol.asyncDispose]() {
      const most = bling.log.maxInOneSecond(ACCOUNT);
      const refused = bling.log.countStatus(429);
      await world[Symbol.asyncDispose]();
      expect(most).toBeLessThanOrEqual(MOST_CALLS_PER_SECOND);
      expect(refused).toBe(refusals === 'some' ? refused : refusals);
    },
  };
}

/** The small shop with more of something. */
export function shopWith(more: Partial<ShopSeedInput>): ShopSeedInput {
  return {
    ...SMALL_SHOP,
    ...more,
    products: [...(SMALL_SHOP.products ?? []), ...(more.products ?? [])],
  };
}

export { STATUS };
