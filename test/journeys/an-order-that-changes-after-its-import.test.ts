import { describe, expect, it } from 'vitest';

import { type ChangedShop, openChangedShop } from './changed-shop.builder.ts';
import { STATUS } from './shop-world.builder.ts';

/** Both sides say the same, no number stood too high, and nothing more is written. */
async function expectPeace(shop: ChangedShop, storeCents: number) {
  expect(shop.inBling().totalCents).toBe(storeCents);
  expect(shop.orders()).toHaveLength(1);
  expect(shop.judge().wroteTooMuch(0)).toEqual([]);
  expect(shop.judge().differences()).toEqual([]);
  const before = shop.writes();
  await shop.pass(15);
  await shop.sync('orders');
  expect(shop.writes()).toEqual(before);
  expect(await shop.causes()).toEqual([]);
}

const price = (shop: ChangedShop, sku: string) =>
  Math.round(Number(shop.item(sku)?.regularPrice ?? 0) * 100);

describe('an order that changes after its import', () => {
  it('has the new lines and the new amount in Bling: one order, written over', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    const { totalCents } = shop.inBling();
    const each = price(shop, 'CAN-1');

    shop.store.control.editOrder(id, {
      lines: [{ sku: 'CAN-1', quantity: 2, totalCents: 2 * each, subtotalCents: 2 * each }],
    });
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['2 CAN-1']);
    expect(await shop.changes(id)).toEqual(['edited applied']);
    expect(shop.item('CAN-1')?.quantity).toBe(8);
    await expectPeace(shop, totalCents - 2 * each);
  });

  it('is worth less when money went back for no piece', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    const { totalCents } = shop.inBling();

    shop.store.control.refund(id, { amountCents: 1_000 });
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['4 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_money applied']);
    expect(shop.item('CAN-1')?.quantity).toBe(6);
    await expectPeace(shop, totalCents - 1_000);
  });

  it('lacks the pieces that were refunded, and those can be sold again', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    const { totalCents } = shop.inBling();
    const each = price(shop, 'CAN-1');

    shop.store.control.refund(id, { items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['3 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines applied']);
    expect(shop.item('CAN-1')?.quantity).toBe(7);
    await expectPeace(shop, totalCents - each);
  });

  it('keeps pieces off that were refunded and not put back on the shelf', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();

    shop.store.control.refund(id, { items: [{ sku: 'CAN-1', quantity: 1 }], restock: false });
    await shop.pass(10);

    expect(shop.inBling().lines).toEqual(['3 CAN-1']);
    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(shop.judge().wroteTooMuch(0)).toEqual([]);
  });

  it('has the other piece after an exchange', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();

    shop.store.control.exchange(id, {
      back: { sku: 'CAN-1', quantity: 1 },
      instead: { sku: 'CAM-P', quantity: 1 },
    });
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['1 CAM-P', '3 CAN-1']);
    expect(await shop.changes(id)).toEqual(['exchanged applied']);
    expect(shop.item('CAN-1')?.quantity).toBe(7);
  });

  it('is cancelled when all of its money went back', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();

    shop.store.control.refund(id, { amountCents: shop.inBling().totalCents });
    await shop.pass(5);

    expect(shop.erpOrder()?.statusId).toBe(STATUS.cancelled);
    expect(await shop.changes(id)).toEqual(['refunded_whole applied']);
    expect(await shop.causes()).toEqual([]);
    // The store gave no piece back: it keeps them until a person puts them on the shelf.
    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(shop.judge().wroteTooMuch(0)).toEqual([]);
  });

  it('lives again, the same one, when it is paid after both sides had it cancelled', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.pass(3);
    expect(shop.erpOrder()?.statusId).toBe(STATUS.cancelled);

    shop.store.control.changeStatus(id, 'processing');
    await shop.pass(5);

    expect(shop.erpOrder()?.statusId).toBe(STATUS.open);
    expect(await shop.changes(id)).toEqual(['revived applied']);
    expect(shop.item('CAN-1')?.quantity).toBe(6);
    await expectPeace(shop, shop.inBling().totalCents);
  });

  it('is for a person to decide when a person cancelled it in Bling', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    shop.bling.operator.setStatus('azul', shop.erpOrder()?.id ?? 0, STATUS.cancelled);
    await shop.pass(3);

    shop.store.control.changeStatus(id, 'completed');
    await shop.pass(5);

    expect(shop.erpOrder()?.statusId).toBe(STATUS.cancelled);
    expect(await shop.causes()).toEqual(['order.cancelledInErpButPaid', 'order.paidAfterCancel']);
  });
});
