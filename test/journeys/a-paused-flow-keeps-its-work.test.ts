import { expect, it } from 'vitest';

import { createStores } from '../../src/connections/store.repository.ts';
import { listWork } from '../../src/work/pending.repository.ts';
import { openServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;

it('While stock is paused no number is written and products still flow; then it catches up', async () => {
  await using shop = await openServingShop();
  const { operator } = shop.bling;
  const id = shop.productId('CAN-1');
  await shop.setStorePolicy({ pausedFlows: ['stock'] });

  operator.moveStock('azul', { productId: id, quantity: 3 });
  operator.changeProduct('azul', id, { nome: 'Caneca azul' });
  await shop.after(10 * MINUTE_MS);
  await shop.sync('products', 'stock');

  expect(shop.item('CAN-1')).toMatchObject({ name: 'Caneca azul', quantity: 10 });

  await shop.setStorePolicy({ pausedFlows: [] });
  await shop.after(5 * MINUTE_MS);

  expect(shop.item('CAN-1')).toMatchObject({ name: 'Caneca azul', quantity: 3 });
  expect(await shop.causes()).toEqual([]);
});

it('While products are paused no item is written and numbers still flow', async () => {
  await using shop = await openServingShop();
  const { operator } = shop.bling;
  const id = shop.productId('CAN-1');
  await shop.setStorePolicy({ pausedFlows: ['products'] });

  operator.moveStock('azul', { productId: id, quantity: 3 });
  operator.changeProduct('azul', id, { nome: 'Caneca azul' });
  await shop.after(10 * MINUTE_MS);

  expect(shop.item('CAN-1')).toMatchObject({ name: 'Caneca & pires', quantity: 3 });

  await shop.setStorePolicy({ pausedFlows: [] });
  await shop.after(5 * MINUTE_MS);

  expect(shop.item('CAN-1')?.name).toBe('Caneca azul');
});

it('While orders are paused none is imported; each is imported once when they go on', async () => {
  await using shop = await openServingShop();
  await shop.setStorePolicy({ pausedFlows: ['orders'] });

  shop.buy();
  await shop.after(10 * MINUTE_MS);
  expect(shop.orders()).toEqual([]);

  await shop.setStorePolicy({ pausedFlows: [] });
  await shop.after(10 * MINUTE_MS);
  expect(shop.orders()).toHaveLength(1);
});

it('While the status is paused the store keeps its own, until it goes on', async () => {
  await using shop = await openServingShop();
  const { id } = shop.buy();
  await shop.after(5 * MINUTE_MS);
  await shop.setStorePolicy({ pausedFlows: ['status'] });

  const [order] = shop.orders();
  shop.bling.operator.setStatus('azul', order?.id ?? 0, 9);
  await shop.after(10 * MINUTE_MS);
  expect(shop.storeOrder(id).status).toBe('processing');

  await shop.setStorePolicy({ pausedFlows: [] });
  await shop.after(10 * MINUTE_MS);
  expect(shop.storeOrder(id).status).toBe('completed');
});

it('A store that was paused as a whole is not called', async () => {
  await using shop = await openServingShop();
  await createStores(shop.app.database.db, shop.app.vault).saveState(shop.shopStore.id, 'paused');
  const from = shop.store.log.length;

  shop.bling.operator.setPrice('azul', shop.productId('CAN-1'), 51);
  await shop.after(10 * MINUTE_MS);
  await shop.sync();

  expect(shop.store.log.slice(from)).toEqual([]);
});

it('What is left to do for a store that is disconnected ends without a word', async () => {
  await using shop = await openServingShop();
  await shop.setStorePolicy({ pausedFlows: ['products', 'stock', 'orders', 'status'] });
  shop.bling.operator.setPrice('azul', shop.productId('CAN-1'), 51);
  shop.buy();
  await shop.after(5 * MINUTE_MS);
  expect((await shop.work()).waiting).toBeGreaterThan(0);
  const stores = createStores(shop.app.database.db, shop.app.vault);
  await stores.saveState(shop.shopStore.id, 'disconnected');

  await shop.after(10 * MINUTE_MS);

  const left = await listWork(shop.app.database.db, { accountId: shop.account.id });
  expect(left.filter(({ key }) => key.startsWith(shop.shopStore.id))).toEqual([]);
  expect(await shop.causes()).toEqual([]);
});
