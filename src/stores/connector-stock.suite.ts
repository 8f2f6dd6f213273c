import { describe, expect, it } from 'vitest';

import { StoreItemId } from '../commerce/ids.ts';
import type { ConnectorHarness } from './connector-harness.suite.ts';
import { createItems, newItem } from './connector-harness.suite.ts';

export function describeStock(harness: ConnectorHarness): void {
  describe('stock', () => {
    it('reads what is there and leaves out what is not', async () => {
      const { store, backdoor } = await harness.open();
      const [cup, mug] = await backdoor.run(createItems(store, 2));
      backdoor.setStock(mug?.sku ?? '', 3);
      const ghost = StoreItemId.parse('987654');
      const asked = [ghost, ...(mug ? [mug.id] : []), ...(cup ? [cup.id] : [])];

      const levels = await backdoor.run(
        store.stock.read(asked.map((id) => ({ id, parentId: undefined }))),
      );

      expect(levels).toEqual([
        { id: mug?.id, mode: 'managed', quantity: 3 },
        { id: cup?.id, mode: 'managed', quantity: 10 },
      ]);
    });

    it('sets a level, so that a repeated call changes nothing', async () => {
      const { store, backdoor } = await harness.open();
      const [cup] = await backdoor.run(createItems(store, 1));
      const level = { id: cup?.id ?? StoreItemId.parse('1'), parentId: undefined, quantity: 4 };

      const first = await backdoor.run(store.stock.set([level]));
      const second = await backdoor.run(store.stock.set([level]));

      expect(first).toEqual([
        { outcome: 'applied', value: { id: cup?.id, mode: 'managed', quantity: 4 } },
      ]);
      expect(second).toEqual(first);
      expect(backdoor.quantityOf(cup?.sku ?? '')).toBe(4);
    });

    it('sets any number of items in few calls, variations too', async () => {
      const { store, backdoor } = await harness.open();
      const items = await backdoor.run(createItems(store, 130));
      const attributes = [{ name: 'Cor', options: ['Azul', 'Verde'] }];
      const parent = await backdoor.run(
        store.catalogue.create(newItem({ shape: 'parent', quantity: 0, fields: { attributes } })),
      );
      for (const color of ['Azul', 'Verde'])
        items.push(
          await backdoor.run(
            store.catalogue.create(
              newItem({
                shape: 'variation',
                parentId: parent.id,
                fields: { sku: `COR-${color}`, attributes: [{ name: 'Cor', options: [color] }] },
              }),
            ),
          ),
        );
      const writesBefore = backdoor.writes();

      const outcomes = await backdoor.run(
        store.stock.set(items.map(({ id, parentId }, at) => ({ id, parentId, quantity: at }))),
      );

      expect(backdoor.writes() - writesBefore).toBeLessThanOrEqual(3);
      for (const [at, { id, sku }] of items.entries()) {
        expect(outcomes[at]).toMatchObject({ outcome: 'applied', value: { id, quantity: at } });
        expect(backdoor.quantityOf(sku)).toBe(at);
      }
    });

    it('tells of each item apart, in the order of the request', async () => {
      const { store, backdoor } = await harness.open();
      const [cup, mug] = await backdoor.run(createItems(store, 2));
      const free = await backdoor.run(
        store.catalogue.create(newItem({ fields: { manageStock: false } })),
      );
      const level = (id: string | undefined, quantity: number) => ({
        id: StoreItemId.parse(id),
        parentId: undefined,
        quantity,
      });

      const outcomes = await backdoor.run(
        store.stock.set([
          level('987654', 1),
          level(cup?.id, 5),
          level(mug?.id, 1.5),
          level(mug?.id, -1),
          level(free.id, 6),
        ]),
      );

      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'not_applied',
        'applied',
        'not_applied',
        'not_applied',
        'not_applied',
      ]);
      expect(backdoor.quantityOf(cup?.sku ?? '')).toBe(5);
      expect(backdoor.quantityOf(mug?.sku ?? '')).toBe(10);
    });

    it('makes an item count its units when told to', async () => {
      const { store, backdoor } = await harness.open();
      const free = await backdoor.run(
        store.catalogue.create(newItem({ fields: { manageStock: false } })),
      );
      const level = { id: free.id, parentId: undefined, quantity: 6, startManaging: true };

      const outcomes = await backdoor.run(store.stock.set([level]));

      expect(free).toMatchObject({ stockMode: 'unmanaged', quantity: undefined });
      expect(outcomes).toMatchObject([{ outcome: 'applied', value: { quantity: 6 } }]);
    });

    it('looks whether a write was done when its answer is lost, and never writes twice', async () => {
      const { store, backdoor } = await harness.open();
      const [cup] = await backdoor.run(createItems(store, 1));
      const writesBefore = backdoor.writes();
      backdoor.breakNext('lost_answer');
      const level = { id: cup?.id ?? StoreItemId.parse('1'), parentId: undefined, quantity: 2 };

      const outcomes = await backdoor.run(store.stock.set([level]));

      expect(outcomes).toMatchObject([{ outcome: 'applied', value: { quantity: 2 } }]);
      expect(backdoor.writes() - writesBefore).toBe(1);
    });

    it('owns up to what it cannot know of a hung store', async () => {
      const { store, backdoor } = await harness.open();
      const [cup] = await backdoor.run(createItems(store, 1));
      backdoor.breakNext('hang');
      const level = { id: cup?.id ?? StoreItemId.parse('1'), parentId: undefined, quantity: 2 };

      const outcomes = await backdoor.run(store.stock.set([level]));

      expect(outcomes).toMatchObject([{ outcome: 'unknown' }]);
    });
  });
}
