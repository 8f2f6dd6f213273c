import { describe, expect, it } from 'vitest';

import { say } from '../../src/messages/message.ts';
import { openChangedShop } from './changed-shop.builder.ts';
import { ANA, SMALL_SHOP } from './shops.builder.ts';

const AUTHORISED = 5;

describe('a change of an order whose note is authorised', () => {
  it('writes nothing, and asks a person to cancel the note while that is possible', async () => {
    const products = (SMALL_SHOP.products ?? []).map((one) => ({ ...one, ncm: '69120000' }));
    await using shop = await openChangedShop({
      shop: { ...SMALL_SHOP, products },
      bling: { sefazDelayMs: { min: 2_000, max: 3_000 } },
    });
    await shop.setStorePolicy({ changesAfterImport: 'apply', invoiceTrigger: 'paid' });
    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }], person: ANA });
    await shop.pass(5);
    expect(shop.bling.state('azul').notes.map(({ situacao }) => situacao)).toEqual([AUTHORISED]);
    const before = shop.writes().bling;

    shop.store.control.refund(id, { items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.pass(5);

    expect(shop.writes().bling).toBe(before);
    expect(shop.inBling().lines).toEqual(['4 CAN-1']);
    const [asked] = await shop.pending();
    expect(asked?.cause?.key).toBe('order.refundedAfterImport');
    expect(asked?.cause && say(asked.cause, 'pt-BR')).toMatch(/você: cancele a nota no Bling até/);
  });
});
