import { describe, expect, it } from 'vitest';

import { makePlan } from '../../src/app/make-plan.ts';
import { createOwnerships } from '../../src/work/ownership.ts';
import { openShopWorld } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

const MINUTE_MS = 60_000;

describe('a command', () => {
  it.each(['sync', 'plan'] as const)(
    'ends when the process that worked for it is gone and no other comes (%s)',
    async (command) => {
      await using world = await openShopWorld({ shop: SMALL_SHOP });
      const { app, clock } = world;
      const { database } = app;
      const elsewhere = createOwnerships({ database, clock, holder: 'elsewhere:1:a' });
      await elsewhere.acquire(world.account.id);
      const beganAt = clock.now();

      const waiting = command === 'sync' ? world.sync() : world.run(makePlan(app, () => {}));

      await expect(waiting).rejects.toMatchObject({
        code: 'work.nobody',
        kind: 'transient',
        merchantMessage: { key: 'app.nobodyWorks', args: { account: world.account.id } },
      });
      expect(clock.now() - beganAt).toBeGreaterThanOrEqual(MINUTE_MS);
      expect(clock.now() - beganAt).toBeLessThan(2 * MINUTE_MS);
    },
  );

  it('ends when the store refuses our access, and names it; the rest is done once it is mended', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    world.store.faults.add({ kind: 'strip-authorization', times: 1_000 });

    const refused = { code: 'work.access_refused', merchantMessage: { args: { name: 'Loja' } } };
    await expect(world.sync()).rejects.toMatchObject(refused);
    await expect(world.sync()).rejects.toMatchObject(refused);
    expect(world.store.state().products).toEqual([]);

    world.store.faults.clear();
    await world.run(world.clock.sleep(15 * MINUTE_MS));
    await world.sync();
    expect(world.store.state().products.length).toBeGreaterThan(0);
  });

  it('that needs Bling ends when Bling refuses our access', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    world.bling.integrators.revoke('app-1', SMALL_SHOP.account);
    await expect(world.sync()).rejects.toMatchObject({ code: 'work.access_refused' });

    await expect(world.run(makePlan(world.app, () => {}))).rejects.toMatchObject({
      merchantMessage: { args: { name: 'Bling' } },
    });
  });
});
