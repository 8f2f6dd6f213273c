import { describe, expect, it } from 'vitest';

import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import { openServingShop, shopWith } from './serving-shop.builder.ts';
import { ANA } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const DOCUMENT = '52998224725';

/** Ana as the merchant's people entered her in Bling long ago. */
const ANA_IN_BLING: NonNullable<ShopSeedInput['contacts']>[number] = {
  nome: 'Ana Souza',
  tipo: 'F',
  situacao: 'A',
  numeroDocumento: DOCUMENT,
  emailNotaFiscal: 'notas@ana.example',
  tiposContato: [{ id: 14_574_000, descricao: 'Cliente' }],
  fantasia: 'Aninha',
};

describe('an order without what the law asks for', () => {
  it('waits for data, and goes on by itself once the store has them', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy({ person: ANA, extras: { document: { cpf: '' } } });
    await shop.after(2 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['order.needsData']);
    expect(shop.orders()).toEqual([]);

    shop.store.control.editOrder(id, { billingAddress: { cpf: '529.982.247-25' } });
    await shop.after(2 * MINUTE_MS);

    expect(await shop.causes()).toEqual([]);
    expect(shop.orders()).toMatchObject([{ numeroLoja: String(id) }]);
    expect(shop.contacts().map(({ numeroDocumento }) => numeroDocumento)).toContain(DOCUMENT);
  });

  it('is a sale all the same when only its address is incomplete', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy({ person: ANA, payment: 'boleto' });
    shop.store.control.editOrder(id, { billingAddress: { number: '', neighborhood: '' } });
    shop.store.control.pay(id);
    await shop.after(2 * MINUTE_MS);

    expect(await shop.causes()).toEqual([]);
    expect(shop.orders()).toHaveLength(1);
  });
});

describe('a customer whom Bling has already', () => {
  it('keeps what its people entered, and gets the address of the order', async () => {
    await using shop = await openServingShop({ shop: shopWith({ contacts: [ANA_IN_BLING] }) });
    shop.buy({ person: ANA });
    await shop.after(2 * MINUTE_MS);

    const ana = shop.contacts().filter(({ numeroDocumento }) => numeroDocumento === DOCUMENT);
    expect(ana.map(({ fields }) => fields)).toMatchObject([
      {
        fantasia: 'Aninha',
        emailNotaFiscal: 'notas@ana.example',
        tiposContato: ANA_IN_BLING.tiposContato,
        endereco: { geral: { endereco: 'Praça da Sé', numero: '10', uf: 'SP' } },
      },
    ]);
    expect(shop.orders()).toHaveLength(1);
  });

  it('and whom somebody set inactive waits for a word, unless the merchant gave it', async () => {
    const shopOf = shopWith({ contacts: [{ ...ANA_IN_BLING, situacao: 'I' }] });
    await using shop = await openServingShop({ shop: shopOf });
    shop.buy({ person: ANA });
    await shop.after(2 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['customer.inactive']);

    await shop.setStorePolicy({ inactiveContacts: 'reactivate' });
    await shop.replay();

    expect(await shop.causes()).toEqual([]);
    expect(shop.orders()).toHaveLength(1);
    const ana = shop.contacts().find(({ numeroDocumento }) => numeroDocumento === DOCUMENT);
    expect(ana?.situacao).toBe('A');
  });
});
