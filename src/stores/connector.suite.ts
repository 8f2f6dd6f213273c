import { describe, expect, it } from 'vitest';

import { describeCatalogue } from './connector-catalogue.suite.ts';
import type { ConnectorHarness } from './connector-harness.suite.ts';
import { createItems, failureOf } from './connector-harness.suite.ts';
import { describeOrderExtras } from './connector-order-extras.suite.ts';
import { describeOrders } from './connector-orders.suite.ts';
import { describeStock } from './connector-stock.suite.ts';
import { describeWebhooks } from './connector-webhooks.suite.ts';
import { StoreUnauthorized } from './failures.ts';

/** What every connector must do, whatever its store; each one calls this with a store of its kind. */
export function describeConnector(kind: string, harness: ConnectorHarness): void {
  describe(`the ${kind} connector`, () => {
    it('says who the store is and which words it uses', async () => {
      const { store, backdoor } = await harness.open();

      const probe = await backdoor.run(store.probe());

      expect(probe).toMatchObject({ currency: 'BRL', managesStock: true });
      expect(probe.name).not.toBe('');
      expect(probe.version).toMatch(/^\d+\./);
      expect(probe.orderStatuses.length).toBeGreaterThan(0);
      expect(probe.paymentMethods.length).toBeGreaterThan(0);
      const stages = probe.orderStatuses.map(({ code }) => store.orders.stageOf(code));
      expect(stages).toEqual(expect.arrayContaining(['paid', 'completed', 'cancelled']));
    });

    it('is told apart from a stranger', async () => {
      const { strangerStore, backdoor } = await harness.open();

      expect(await failureOf(backdoor.run(strangerStore.probe()))).toBeInstanceOf(
        StoreUnauthorized,
      );
    });

    it('reads on after a page that is no answer', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 1));
      backdoor.breakNext('page');

      expect((await backdoor.run(store.catalogue.page(undefined))).items).toHaveLength(1);
    });

    it('changes nothing by reading', async () => {
      const { store, backdoor } = await harness.open();
      const [cup] = await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      const id = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      const writesBefore = backdoor.writes();

      await backdoor.run(store.probe());
      await backdoor.run(store.catalogue.page(undefined));
      await backdoor.run(store.catalogue.findBySku(['CAN']));
      await backdoor.run(store.stock.read(cup ? [cup] : []));
      await backdoor.run(store.orders.changedSince(0, undefined));
      await backdoor.run(store.orders.read([id]));
      await backdoor.run(store.orders.refunds?.(id) ?? Promise.resolve([]));

      expect(backdoor.writes()).toBe(writesBefore);
    });

    it('never takes for gone what a cut list hides', async () => {
      const { store, backdoor } = await harness.open();
      const items = await backdoor.run(createItems(store, 12, { quantity: 50 }));
      const [cup] = items;
      const orders = items.map(() => backdoor.buy([{ sku: cup?.sku ?? '', quantity: 1 }]));
      const ids = items.map(({ id }) => id);
      const reads: readonly (() => Promise<readonly unknown[]>)[] = [
        () => store.catalogue.read(ids),
        () => store.stock.read(items),
        () => store.orders.read(orders),
      ];

      for (const read of reads) {
        backdoor.breakNext('cut_list');
        const [settled] = await Promise.allSettled([backdoor.run(read())]);
        const found = settled.status === 'fulfilled' ? settled.value.length : 12;
        expect(found).toBe(12);
        expect(settled).not.toMatchObject({ status: 'rejected', reason: { kind: 'rejected' } });
        expect(await backdoor.run(read())).toHaveLength(12);
      }
    });

    describeCatalogue(harness);
    describeStock(harness);
    describeOrders(harness);
    describeOrderExtras(harness);
    describeWebhooks(harness);
  });
}
