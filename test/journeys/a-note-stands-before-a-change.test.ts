import { describe, expect, it } from 'vitest';

import { findOrder } from '../../src/app/find-order.ts';
import { decideOrderChange } from '../../src/app/order-change.ts';
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

    const found = await findOrder(shop.app, { number: String(id) });
    const onProgress = () => {};
    await shop.run(decideOrderChange(shop.app, found, { word: 'apply', onProgress }));
    expect(await shop.causes()).toEqual(['change.yourTurn']);
    expect(shop.inBling().lines).toEqual(['4 CAN-1']);

    shop.bling.operator.cancelNote('azul', shop.bling.state('azul').notes[0]?.id ?? 0);
    await shop.pass(2);
    await shop.run(decideOrderChange(shop.app, found, { word: 'done', onProgress }));
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['3 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines dropped', 'refunded_lines applied']);
    expect(await shop.causes()).toEqual([]);
  });
});
