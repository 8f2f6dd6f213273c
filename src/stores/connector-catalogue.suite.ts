import { describe, expect, it } from 'vitest';

import { StoreItemId } from '../commerce/ids.ts';
import { cents } from '../kernel/cents.ts';
import type { StoreItemChange } from './catalogue.ts';
import type { ConnectorHarness } from './connector-harness.suite.ts';
import { createItems, failureOf, newItem, walk } from './connector-harness.suite.ts';
import { StoreRejected } from './failures.ts';

export function describeCatalogue(harness: ConnectorHarness): void {
  describe('catalogue', () => {
    it('shows a new item as it was told: text plain, money to the cent, our key', async () => {
      const { store, backdoor } = await harness.open();
      const fields = {
        sku: 'CAN-1',
        name: 'Caneca & Pires "Ação"',
        regularPriceCents: cents(199_990),
        salePriceCents: cents(149_999),
        gtin: '7891234567895',
      };

      const created = await backdoor.run(store.catalogue.create(newItem({ key: 'k-1', fields })));
      const read = await backdoor.run(store.catalogue.read([created.id]));

      expect(read).toEqual([created]);
      expect(created).toMatchObject({
        ...fields,
        shape: 'simple',
        state: 'published',
        quantity: 10,
        stockMode: 'managed',
        key: 'k-1',
      });
    });

    it('finds items again by SKU without regard to case, and by key, variations too', async () => {
      const { store, backdoor } = await harness.open();
      const { simple, variations } = await backdoor.run(makeShop(store));

      const bySku = await backdoor.run(
        store.catalogue.findBySku(['can-1', 'TEN-38', 'TEN-40', 'nobody']),
      );
      const byKey = await backdoor.run(
        store.catalogue.findByKey(['k-38', 'nobody'], { skus: ['TEN-38'] }),
      );
      const byKeyAlone = await backdoor.run(store.catalogue.findByKey(['k-39', 'k-can']));

      expect(new Set(bySku.map(({ id }) => id))).toEqual(new Set([simple.id, variations[0]?.id]));
      expect(byKey.map(({ id }) => id)).toEqual([variations[0]?.id]);
      expect(new Set(byKeyAlone.map(({ id }) => id))).toEqual(
        new Set([simple.id, variations[1]?.id]),
      );
    });

    it('walks every item once, parents before their variations', async () => {
      const { store, backdoor } = await harness.open();
      const { parent, variations } = await backdoor.run(makeShop(store));
      await backdoor.run(createItems(store, 215));

      const pages = await backdoor.run(walk((after) => store.catalogue.page(after)));

      const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(backdoor.countItems());
      for (const { id, parentId } of variations) {
        expect(parentId).toBe(parent.id);
        expect(ids.indexOf(id)).toBeGreaterThan(ids.indexOf(parent.id));
      }
    });

    it('never takes a cut list for the whole', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(createItems(store, 30));
      await backdoor.run(store.catalogue.page(undefined));
      backdoor.breakNext('cut_list');

      const pages = await backdoor.run(walk((after) => store.catalogue.page(after)));

      expect(pages.flatMap(({ items }) => items)).toHaveLength(30);
    });

    it('leaves out of a read what is not there', async () => {
      const { store, backdoor } = await harness.open();
      const [item] = await backdoor.run(createItems(store, 1));
      const ids = ['987654', '987/654', 'no id at all'].map((id) => StoreItemId.parse(id));

      const read = await backdoor.run(store.catalogue.read([...ids, ...(item ? [item.id] : [])]));

      expect(read.map(({ id }) => id)).toEqual([item?.id]);
    });

    it('changes only what is told, of any number of items, and answers in order', async () => {
      const { store, backdoor } = await harness.open();
      const items = await backdoor.run(createItems(store, 120));
      const changes = items.map(({ id, parentId }, at): StoreItemChange => ({
        id,
        parentId,
        fields: { regularPriceCents: cents(1_001 + at) },
      }));

      const outcomes = await backdoor.run(store.catalogue.update(changes));

      expect(outcomes).toHaveLength(120);
      for (const [at, outcome] of outcomes.entries())
        expect(outcome).toMatchObject({
          outcome: 'applied',
          value: { id: items[at]?.id, name: items[at]?.name, regularPriceCents: 1_001 + at },
        });
    });

    it('tells of each change apart what became of it', async () => {
      const { store, backdoor } = await harness.open();
      const { simple, variations } = await backdoor.run(makeShop(store));
      const change = (id: StoreItemId | undefined, fields: StoreItemChange['fields']) => ({
        id: id ?? StoreItemId.parse('1'),
        parentId: undefined,
        fields,
      });
      const changes = [
        change(StoreItemId.parse('987654'), { name: 'Ninguém' }),
        change(simple.id, { name: 'Xícara' }),
        change(variations[1]?.id, { sku: 'TEN-38' }),
        change(variations[0]?.id, { regularPriceCents: cents(1) }),
        change(simple.id, { regularPriceCents: cents(-1) }),
      ];

      const outcomes = await backdoor.run(store.catalogue.update(changes));

      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'not_applied',
        'applied',
        'not_applied',
        'applied',
        'not_applied',
      ]);
      const [after] = await backdoor.run(store.catalogue.read([simple.id]));
      expect(after).toMatchObject({ name: 'Xícara', regularPriceCents: 4_990 });
    });

    it('ends a promotion', async () => {
      const { store, backdoor } = await harness.open();
      const fields = { salePriceCents: cents(3_990) };
      const item = await backdoor.run(store.catalogue.create(newItem({ fields })));

      await backdoor.run(
        store.catalogue.update([
          { id: item.id, parentId: undefined, fields: { salePriceCents: 'none' } },
        ]),
      );

      const [after] = await backdoor.run(store.catalogue.read([item.id]));
      expect(after).toMatchObject({ regularPriceCents: 4_990, salePriceCents: undefined });
    });

    it('refuses a second item with the SKU of another', async () => {
      const { store, backdoor } = await harness.open();
      await backdoor.run(store.catalogue.create(newItem({ fields: { sku: 'CAN-1' } })));

      const twin = backdoor.run(store.catalogue.create(newItem({ fields: { sku: 'can-1' } })));

      expect(await failureOf(twin)).toBeInstanceOf(StoreRejected);
      expect(backdoor.countItems()).toBe(1);
    });

    it('creates once when the answer is lost, and finds the item by its key', async () => {
      const { store, backdoor } = await harness.open();
      const item = newItem({ key: 'k-lost', fields: { sku: '' } });
      backdoor.breakNext('lost_answer');

      const failure = await failureOf(backdoor.run(store.catalogue.create(item)));

      expect(failure).toMatchObject({ kind: 'transient', outcome: 'unknown' });
      expect(backdoor.countItems()).toBe(1);
      expect(await backdoor.run(store.catalogue.findByKey(['k-lost']))).toHaveLength(1);
    });

    it('says nothing wrong about a batch of which only a part was done', async () => {
      const { store, backdoor } = await harness.open();
      const items = await backdoor.run(createItems(store, 8));
      backdoor.breakNext('half_batch');
      const fields = { regularPriceCents: cents(777) };
      const changes = items.map(({ id }) => ({ id, parentId: undefined, fields }));

      const outcomes = await backdoor.run(store.catalogue.update(changes));

      const there = await backdoor.run(store.catalogue.read(items.map(({ id }) => id)));
      const isDone = there.map(({ regularPriceCents }) => regularPriceCents === 777);
      expect(isDone).toEqual([true, true, true, true, false, false, false, false]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(
        isDone.map((done) => (done ? 'applied' : 'unknown')),
      );
    });
  });
}

type Store = Awaited<ReturnType<ConnectorHarness['open']>>['store'];

/** A cup, and a shoe in two sizes. */
async function makeShop({ catalogue }: Store) {
  const simple = await catalogue.create(newItem({ key: 'k-can', fields: { sku: 'CAN-1' } }));
  const attributes = [{ name: 'Tamanho', options: ['38', '39'] }];
  const parent = await catalogue.create(
    newItem({ shape: 'parent', quantity: 0, fields: { sku: 'TEN', name: 'Tênis', attributes } }),
  );
  const variations = [];
  for (const size of ['38', '39']) {
    const fields = {
      sku: `TEN-${size}`,
      regularPriceCents: cents(19_990),
      attributes: [{ name: 'Tamanho', options: [size] }],
    };
    variations.push(
      await catalogue.create(
        newItem({ shape: 'variation', parentId: parent.id, key: `k-${size}`, fields }),
      ),
    );
  }
  return { simple, parent, variations };
}
