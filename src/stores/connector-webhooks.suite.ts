import { describe, expect, it } from 'vitest';

import type { ConnectorHarness } from './connector-harness.suite.ts';
import { createItems } from './connector-harness.suite.ts';
import { StoreSignatureInvalid } from './failures.ts';

const TARGET = { url: 'https://totoro.example/webhooks/store/sto_1', secret: 'a & "b" ção' };
const HALF_AN_HOUR_MS = 1_800_000;

export function describeWebhooks(harness: ConnectorHarness): void {
  describe('webhooks', () => {
    it('exist once, however often they are ensured', async () => {
      const { store, backdoor } = await harness.open();

      const before = await backdoor.run(store.webhooks.health(TARGET));
      const first = await backdoor.run(store.webhooks.ensure(TARGET));
      const count = backdoor.countHooks();
      const writesBefore = backdoor.writes();
      const second = await backdoor.run(store.webhooks.ensure(TARGET));

      expect(before.active).toEqual([]);
      expect(first).toEqual({ active: before.dead, mended: before.dead, dead: [] });
      expect(second).toEqual({ active: before.dead, mended: [], dead: [] });
      expect(backdoor.countHooks()).toBe(count);
      expect(backdoor.writes()).toBe(writesBefore);
    });

    it('are made anew when they died', async () => {
      const { store, backdoor } = await harness.open();
      const { active } = await backdoor.run(store.webhooks.ensure(TARGET));
      const count = backdoor.countHooks();
      backdoor.killHooks();

      const sick = await backdoor.run(store.webhooks.health(TARGET));
      const mended = await backdoor.run(store.webhooks.ensure(TARGET));

      expect(sick).toEqual({ active: [], mended: [], dead: active });
      expect(mended).toEqual({ active, mended: active, dead: [] });
      expect(backdoor.countHooks()).toBe(count);
    });

    it('tell that an order and an item changed, signed by the store', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(store.webhooks.ensure(TARGET));
      const [cup] = await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      const orderId = backdoor.buy([{ sku: 'CAN', quantity: 1 }]);
      await backdoor.pass(HALF_AN_HOUR_MS);

      const opened = backdoor
        .deliveries(TARGET)
        .map((delivery) => store.webhooks.open(delivery, TARGET.secret));

      const events = opened.map(({ event }) => event);
      expect(events).toContainEqual({ kind: 'order', orderId, deleted: false });
      expect(events).toContainEqual({ kind: 'item', itemId: cup?.id, deleted: false });
    });

    it('are refused when they are signed by another, or not at all', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(store.webhooks.ensure(TARGET));
      await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
      await backdoor.pass(HALF_AN_HOUR_MS);
      const news = backdoor
        .deliveries(TARGET)
        .find((each) => store.webhooks.open(each, TARGET.secret).event.kind === 'item');
      const body = Uint8Array.from(news?.body ?? []);
      body[body.length - 2] = 0x20;
      const header = (name: string) => news?.header(name);

      expect(news).toBeDefined();
      expect(() => store.webhooks.open({ body, header }, TARGET.secret)).toThrow(
        StoreSignatureInvalid,
      );
      expect(() => news && store.webhooks.open(news, 'another')).toThrow(StoreSignatureInvalid);
      expect(() => store.webhooks.open({ body, header: () => undefined }, TARGET.secret)).toThrow(
        StoreSignatureInvalid,
      );
    });

    it('have one id when the same news comes again, and another for other news', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(store.webhooks.ensure(TARGET));
      await backdoor.run(createItems(store, 3));
      await backdoor.pass(HALF_AN_HOUR_MS);
      const items = backdoor
        .deliveries(TARGET)
        .filter((each) => store.webhooks.open(each, TARGET.secret).event.kind === 'item');

      const ids = items.map((each) => store.webhooks.open(each, TARGET.secret).eventId);
      const again = items.map((each) => store.webhooks.open(each, TARGET.secret).eventId);

      expect(items.length).toBeGreaterThanOrEqual(3);
      expect(new Set(ids).size).toBe(ids.length);
      expect(again).toEqual(ids);
    });
  });
}
