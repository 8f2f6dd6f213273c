import { beforeEach, expect, it } from 'vitest';

import { buildContact } from '../../src/bling/orders.builder.ts';
import { ChannelId, ErpOrderId, ErpProductId, ErpStatusId } from '../../src/commerce/ids.ts';
import { cents } from '../../src/kernel/cents.ts';
import { quantity } from '../../src/kernel/quantity.ts';
import { describeWithReference } from '../reference.ts';
import type { ConnectedBling } from './connected-bling.builder.ts';
import { connectBling } from './connected-bling.builder.ts';

let connected: ConnectedBling;

describeWithReference('our client and the Bling that we simulate', 'bling/harness', () => {
  beforeEach(async () => {
    connected = await connectBling();
  });

  it('agree about the settings of an account, by the contract', async () => {
    const { bling, companyId, run, watch } = connected;
    const company = await run(bling.company());
    const warehouses = await run(bling.warehouses.list());
    const statuses = await run(bling.statuses.list());
    const transitions = await run(bling.statuses.transitions());
    const methods = await run(bling.paymentMethods.list());
    const channels = await run(bling.channels.list());
    const categories = await run(bling.categories.list(1));

    expect(company).toMatchObject({ companyId, name: 'Azul Roupas Ltda' });
    expect(warehouses).toMatchObject([{ isDefault: true, active: true, counts: true }]);
    expect(statuses).toContainEqual({
      id: '9',
      name: 'Atendido',
      inheritedId: undefined,
      value: 1,
    });
    expect(transitions.length).toBeGreaterThan(0);
    expect(methods).toContainEqual(expect.objectContaining({ type: 17, purpose: 'both' }));
    expect(channels).toMatchObject([{ id: '203204', name: 'Loja virtual', active: true }]);
    expect(categories.rows).toContainEqual(expect.objectContaining({ name: 'Roupas' }));
    expect(categories.complete).toBe(true);
    expect(watch.findings).toEqual([]);
  });

  it('agree about products, variations, kits and prices of the store', async () => {
    const { bling, idOf, run, watch } = connected;
    const page = await run(bling.products.list({ page: 1 }));
    const shirt = await run(bling.products.get(await idOf('CAM')));
    const mug = await run(bling.products.get(await idOf('CAN')));
    const kit = await run(bling.products.get(await idOf('KIT')));
    const links = await run(bling.storeLinks.list({ page: 1 }));
    const nothing = await run(bling.products.get(ErpProductId.parse('99')));

    expect(page.rows.map(({ sku }) => sku).toSorted()).toEqual(
      ['BON', 'CAM', 'CAM-M', 'CAM-P', 'CAN', 'KIT'].toSorted(),
    );
    expect(shirt).toMatchObject({
      shape: 'parent',
      grossWeightKg: '0.2',
      dimensionsCm: { length: '25', width: '20', height: '3' },
      variations: [
        { shape: 'variation', attributes: [{ name: 'Tamanho', option: 'P' }], priceCents: 5990 },
        { sku: 'CAM-M', parentId: shirt?.id },
      ],
    });
    expect(mug).toMatchObject({ imageUrls: ['https://cdn.example.com/caneca.jpg'] });
    expect(kit?.kit).toEqual({
      stock: 'from_components',
      components: [{ productId: mug?.id, quantity: '3' }],
    });
    expect(links.rows).toMatchObject([{ storeCode: '77', priceCents: 3390, productId: mug?.id }]);
    expect(nothing).toBeUndefined();
    expect(watch.findings).toEqual([]);
  });

  it('agree about prices that we set for the store', async () => {
    const { bling, idOf, run, watch } = connected;
    const link = {
      productId: await idOf('BON'),
      channelId: ChannelId.parse('203204'),
      storeCode: '81',
      priceCents: cents(4550),
      promotionCents: cents(0),
    };

    const linkId = await run(bling.storeLinks.create(link));
    await run(bling.storeLinks.update(linkId, { ...link, promotionCents: cents(3990) }));
    const { rows } = await run(bling.storeLinks.list({ page: 1, productId: link.productId }));

    expect(rows).toEqual([{ ...link, linkId, promotionCents: 3990 }]);
    expect(watch.findings).toEqual([]);
  });

  it('agree about what changed within a time', async () => {
    const { bling, clock, idOf, run, watch } = connected;
    await clock.advance(3_600_000);
    const from = clock.now();
    const mug = await idOf('CAN');
    await run(bling.products.patch(mug, { priceCents: cents(3990), name: 'Caneca nova' }));
    const made = await run(
      bling.products.create({ sku: 'NOVO', name: 'Novo', priceCents: cents(100) }),
    );

    const changed = await run(
      bling.products.list({ page: 1, changed: { from, now: from + 60_000 } }),
    );

    expect(changed.rows.map(({ id }) => id).toSorted()).toEqual([mug, made].toSorted());
    expect(changed.rows).toContainEqual(
      expect.objectContaining({ name: 'Caneca nova', priceCents: 3990 }),
    );
    expect(watch.findings).toEqual([]);
  });

  it('agree about balances, those of zero and below too', async () => {
    const { bling, idOf, run, watch } = connected;
    const ids = await Promise.all(['CAM-P', 'CAM-M', 'BON', 'KIT'].map(idOf));
    const unknown = ErpProductId.parse('98765432109');
    const [warehouse] = await run(bling.warehouses.list());

    const before = await run(bling.stock.balances([...ids, unknown]));
    const [first] = ids;
    if (first && warehouse) {
      const set = { productId: first, warehouseId: warehouse.id, note: 'teste' };
      await run(bling.stock.setBalance({ ...set, quantity: quantity(5) }));
    }
    const after = await run(bling.stock.balances(ids.slice(0, 1)));

    expect(ids.map((id) => before.get(id)?.virtual)).toEqual(['8', '0', '-2', '4']);
    expect(before.has(unknown)).toBe(false);
    expect([...after.values()]).toMatchObject([{ physical: '5', virtual: '5' }]);
    expect(watch.findings).toEqual([]);
  });

  it('agree about a customer: found only by the exact document, changed without losing anything', async () => {
    const { bling, run, watch } = connected;
    const contact = buildContact();

    const before = await run(bling.contacts.findByDocument(contact.document));
    const made = await run(bling.contacts.create(contact));
    const { id } = made;
    const again = await run(bling.contacts.create(contact));
    const found = await run(bling.contacts.findByDocument('529.982.247-25'));
    const renamed = { ...contact, name: 'Ana Maria Souza' };
    const updated = [
      await run(bling.contacts.update(id, contact)),
      await run(bling.contacts.update(id, renamed)),
      await run(bling.contacts.update(id, renamed)),
    ];
    const changed = await run(bling.contacts.get(id));
    const walkIn = await run(bling.contacts.walkInConsumer());

    expect(before).toBeUndefined();
    expect([made.how, again, found?.id]).toEqual(['made', { id, how: 'registered' }, id]);
    expect(updated).toEqual(['already', 'changed', 'already']);
    expect(changed).toMatchObject({
      name: 'Ana Maria Souza',
      document: '52998224725',
      email: 'ana@example.com',
      state: 'active',
      address: { street: 'Rua das Flores', city: 'Bento Gonçalves', state: 'RS' },
    });
    expect(walkIn).not.toBe(id);
    expect(watch.findings).toEqual([]);
  });

  it('agree about an order to the cent, and about its status', async () => {
    const { bling, prepareOrder, run, watch } = connected;
    const order = await prepareOrder('WEB-1');

    const id = await run(bling.orders.create(order));
    const claimed = await run(bling.orders.listByStoreNumbers(['WEB-1', 'WEB-2'], order.channelId));
    const steps = [];
    for (const status of ['9', '9']) {
      steps.push(await run(bling.orders.setStatus(id, ErpStatusId.parse(status))));
    }
    const read = await run(bling.orders.get(id));
    const missing = await run(bling.orders.get(ErpOrderId.parse('5')));

    expect(claimed).toMatchObject([{ id, storeNumber: 'WEB-1', totalCents: 12830 }]);
    expect(steps).toEqual(['changed', 'already']);
    expect(read).toMatchObject({
      channelId: '203204',
      totalCents: 12830,
      discountCents: 1000,
      freightCents: 1850,
      items: [{ sku: 'CAN', quantity: '2', unitPriceCents: 5990 }],
      installments: [{ amountCents: 12830, note: 'Pix (1/1)' }],
      internalNotes: 'store-order:WEB-1',
      statusId: '9',
      statusValue: 1,
      invoiceId: undefined,
    });
    expect(missing).toBeUndefined();
    expect([...watch.operations]).toContain('post /pedidos/vendas');
    expect(watch.findings).toEqual([]);
  });
});
