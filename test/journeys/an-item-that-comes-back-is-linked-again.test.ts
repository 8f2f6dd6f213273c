import { expect, it } from 'vitest';

import { openServingShop, type ServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const GONE = 'product.goneFromStore';

function productOf(shop: ServingShop, sku: string) {
  const found = shop.store.shop.products.get(shop.item(sku)?.id ?? 0);
  if (!found) throw new Error(`the store has no ${sku}`);
  return found;
}

it('An item taken out of the trash is linked again by itself and shows the stock of now', async () => {
  await using shop = await openServingShop();
  const item = productOf(shop, 'CAN-1');
  item.status = 'trash';
  await shop.sync('products');
  expect(await shop.causes()).toEqual([GONE]);

  shop.bling.operator.moveStock('azul', { productId: shop.productId('CAN-1'), quantity: 3 });
  await shop.after(5 * MINUTE_MS);
  item.status = 'publish';
  await shop.sync('products');
  await shop.after(5 * MINUTE_MS);

  expect(shop.item('CAN-1')?.quantity).toBe(3);
  expect(await shop.causes()).toEqual([]);

  shop.bling.operator.moveStock('azul', { productId: shop.productId('CAN-1'), quantity: 8 });
  await shop.after(5 * MINUTE_MS);
  expect(shop.item('CAN-1')?.quantity).toBe(8);
});

it('A variation that is deleted in the store is told, and its parent and siblings go on', async () => {
  await using shop = await openServingShop();
  const sold = shop.item('CAM-P');
  shop.store.shop.products.delete(sold?.id ?? 0);
  await shop.sync('products');
  expect(await shop.causes()).toEqual([GONE]);

  shop.bling.operator.setPrice('azul', shop.productId('CAM-M'), 71);
  shop.bling.operator.moveStock('azul', { productId: shop.productId('CAM-M'), quantity: 6 });
  await shop.after(10 * MINUTE_MS);

  expect(shop.item('CAM-M')).toMatchObject({ regularPrice: '71.00', quantity: 6 });
  expect(shop.item('CAM-P')).toBeUndefined();
  expect(await shop.causes()).toEqual([GONE]);
});
