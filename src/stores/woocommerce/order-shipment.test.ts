import { describe, expect, it } from 'vitest';

import { StoreOrderId } from '../../commerce/ids.ts';
import type { Shipment } from '../../commerce/shipment.ts';
import { json, scriptedShop } from './scripted-shop.builder.ts';

const ID = StoreOrderId.parse('40');
const SHIPMENT: Shipment = {
  stage: 'shipped',
  trackingCodes: ['BR123456785BR', 'JAD-77'],
  trackingUrl: '',
  carrier: '',
};

/** A shop that keeps what it is told; `correios` as the plugin would show it. */
function shopWith(correios: string | undefined) {
  const meta = new Map<string, string>([['_correios_tracking_code', correios ?? '']]);
  const order = () => ({
    meta_data: [...meta].map(([key, value]) => ({ key, value })),
    ...(correios === undefined
      ? {}
      : { correios_tracking_code: meta.get('_correios_tracking_code') }),
  });
  return scriptedShop(({ method, body }) => {
    if (method === 'PUT' && typeof body === 'object' && body !== null) {
      if ('correios_tracking_code' in body)
        meta.set('_correios_tracking_code', String(body.correios_tracking_code));
      if ('meta_data' in body && Array.isArray(body.meta_data))
        for (const { key, value } of body.meta_data as { key: string; value: string }[])
          meta.set(key, value);
    }
    return json(order());
  });
}

describe('tracking codes in WooCommerce', () => {
  it('go where the plugin of the Correios shows its own, all of them into meta of ours', async () => {
    const shop = shopWith('');

    await shop.run(shop.store.orders.setShipment?.(ID, SHIPMENT) ?? Promise.reject());

    const put = shop.asked.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({
      correios_tracking_code: 'BR123456785BR',
      meta_data: [
        { key: '_totoro_shipment_stage', value: 'shipped' },
        { key: '_totoro_tracking_codes', value: 'BR123456785BR,JAD-77' },
      ],
    });
  });

  it('go into the meta of that plugin where it is not there', async () => {
    const shop = shopWith(undefined);

    await shop.run(shop.store.orders.setShipment?.(ID, SHIPMENT) ?? Promise.reject());

    const put = shop.asked.find(({ method }) => method === 'PUT');
    expect(put?.body).toMatchObject({
      meta_data: expect.arrayContaining([
        { key: '_correios_tracking_code', value: 'BR123456785BR' },
      ]),
    });
    expect(put?.body).not.toHaveProperty('correios_tracking_code');
  });

  it('of other carriers leave what a person typed in for the Correios', async () => {
    const shop = shopWith('BR999999995BR');
    const other = { ...SHIPMENT, trackingCodes: ['JAD-77'] };

    await shop.run(shop.store.orders.setShipment?.(ID, other) ?? Promise.reject());

    const put = shop.asked.find(({ method }) => method === 'PUT');
    expect(put?.body).not.toHaveProperty('correios_tracking_code');
  });

  it('cost one read and one write, and a read once they are there', async () => {
    const shop = shopWith('');
    const set = () => shop.run(shop.store.orders.setShipment?.(ID, SHIPMENT) ?? Promise.reject());

    expect([await set(), await set()]).toEqual(['changed', 'already']);

    expect(shop.asked.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
  });

  it('that the store forgets at once are refused', async () => {
    const shop = scriptedShop(() => json({ meta_data: [] }));

    const set = shop.run(shop.store.orders.setShipment?.(ID, SHIPMENT) ?? Promise.reject());

    await expect(set).rejects.toMatchObject({ storeCode: 'meta_not_taken' });
  });
});
