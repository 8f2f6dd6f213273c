import { describe, expect, it } from 'vitest';

import { openServingShop } from './serving-shop.builder.ts';
import { ANA } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const CNPJ = '12ABC34501DE35';
const COMPANY = { ...ANA, document: '12.ABC.345/01DE-35', company: 'Letras Ltda' };

describe('a company whose CNPJ has letters', () => {
  it('is one contact of Bling, letters and all, though Bling would take a second one', async () => {
    await using shop = await openServingShop({ bling: { alphanumericCnpj: 'bling_bug' } });
    shop.buy({ person: COMPANY });
    await shop.after(2 * MINUTE_MS);
    shop.buy({ person: COMPANY });
    shop.buy({ person: { ...COMPANY, number: '12' } });
    await shop.after(2 * MINUTE_MS);

    const own = shop.contacts().filter(({ numeroDocumento }) => numeroDocumento === CNPJ);
    expect(own).toMatchObject([{ nome: 'Letras Ltda', fields: { tipo: 'J' } }]);
    expect(shop.orders()).toHaveLength(3);
    expect(await shop.causes()).toEqual([]);
  });

  it('goes on with the contact that we know, when a double in Bling locks it', async () => {
    await using shop = await openServingShop({ bling: { alphanumericCnpj: 'bling_bug' } });
    shop.buy({ person: COMPANY });
    await shop.after(2 * MINUTE_MS);
    shop.bling.seed({
      account: 'azul',
      contacts: [{ nome: 'Letras', tipo: 'J', numeroDocumento: CNPJ }],
    });

    shop.buy({ person: { ...COMPANY, number: '12' } });
    await shop.after(2 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(2);
    expect(await shop.causes()).toEqual([]);
    const updates = await shop.app.database.db
      .selectFrom('audit_line')
      .select('outcome')
      .where('action', '=', 'customer.update')
      .execute();
    expect(updates).toEqual([{ outcome: 'not_applied' }]);
  });
});
