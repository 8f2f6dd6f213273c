import { describe, expect, it } from 'vitest';

import { findOrder } from '../../src/app/find-order.ts';
import { decideOrderChange, readChanges } from '../../src/app/order-change.ts';
import { say } from '../../src/messages/message.ts';
import type { ChangeWord } from '../../src/sync/change/decide-change.ts';
import { type ChangedShop, openChangedShop } from './changed-shop.builder.ts';

async function decide(shop: ChangedShop, id: number, word: ChangeWord): Promise<boolean> {
  const found = await findOrder(shop.app, { number: String(id) });
  return shop.run(decideOrderChange(shop.app, found, { word, onProgress: () => {} }));
}

async function proposed(shop: ChangedShop): Promise<number> {
  const id = await shop.sell();
  shop.store.control.refund(id, { items: [{ sku: 'CAN-1', quantity: 1 }] });
  await shop.pass(5);
  return id;
}

async function actors(shop: ChangedShop, action: string): Promise<readonly string[]> {
  const lines = await shop.app.database.db
    .selectFrom('audit_line')
    .select('actor')
    .where('action', '=', action)
    .execute();
  return lines.map(({ actor }) => actor);
}

describe('a change that a person is asked about', () => {
  it('stands in the list with its plan in words, and nothing is written before', async () => {
    await using shop = await openChangedShop({}, 'ask');
    const id = await proposed(shop);
    const [asked] = await shop.pending();

    expect(asked?.cause?.key).toBe('order.refundedAfterImport');
    expect(asked?.cause && say(asked.cause, 'pt-BR')).toBe(
      `O pedido ${id} recebeu um reembolso na loja depois de importado. Plano: 1. gravar no Bling os itens e valores da loja, já sem o que foi reembolsado (o pedido mudou na loja). Para executar: totoro change ${id} --apply`,
    );
    expect(shop.inBling().lines).toEqual(['4 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines proposed']);
  });

  it('is carried out when the person says so, and the audit has who', async () => {
    await using shop = await openChangedShop({}, 'ask');
    const id = await proposed(shop);

    expect(await decide(shop, id, 'apply')).toBe(true);
    await shop.pass(3);

    expect(shop.inBling().lines).toEqual(['3 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines applied']);
    expect(await actors(shop, 'change.approve')).toEqual(['person:cli']);
    expect(await shop.causes()).toEqual([]);
    expect(shop.item('CAN-1')?.quantity).toBe(7);
  });

  it('is left aside when the person says so, and not asked again', async () => {
    await using shop = await openChangedShop({}, 'ask');
    const id = await proposed(shop);

    expect(await decide(shop, id, 'drop')).toBe(true);
    await shop.pass(10);
    await shop.sync('orders');
    await shop.pass(3);

    expect(shop.inBling().lines).toEqual(['4 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines dropped']);
    expect(await actors(shop, 'change.drop')).toEqual(['person:cli']);
    expect(await shop.causes()).toEqual([]);
  });

  it('is planned anew when the store changes once more before the yes', async () => {
    await using shop = await openChangedShop({}, 'ask');
    const id = await proposed(shop);

    shop.store.control.refund(id, { amountCents: 500 });
    await shop.pass(5);

    expect(await shop.changes(id)).toEqual(['refunded_lines dropped', 'refunded_lines proposed']);
    expect(await decide(shop, id, 'apply')).toBe(true);
    await shop.pass(3);
    expect(shop.inBling().lines).toEqual(['3 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines dropped', 'refunded_lines applied']);
  });

  it('is not carried out when the store has changed meanwhile: the yes was for another order', async () => {
    await using shop = await openChangedShop({ webhooks: false }, 'ask');
    const id = await proposed(shop);

    // Nobody told us of it when the person says yes.
    shop.store.control.editOrder(id, { add: [{ sku: 'CAM-P', quantity: 1 }] });
    await decide(shop, id, 'apply');
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['4 CAN-1']);
    expect(await shop.changes(id)).toEqual(['refunded_lines dropped', 'exchanged proposed']);
    expect(await shop.causes()).toEqual(['change.exchanged']);
  });

  it('made in Bling by a person is shown, and may stay', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    await shop.personEdits({ quantidade: 3 });
    await shop.pass(8);
    expect(await shop.causes()).toContain('change.editedInErp');

    await decide(shop, id, 'drop');
    await shop.pass(10);

    expect(shop.inBling().lines).toEqual(['3 CAN-1']);
    // That its money is another than the store's is told apart, for as long as it is so.
    expect(await shop.causes()).not.toContain('change.editedInErp');
    const found = await findOrder(shop.app, { number: String(id) });
    expect(await readChanges(shop.app, found)).toMatchObject([
      { kind: 'erp_edited', state: 'dropped', steps: [{ step: 'replace_order', done: false }] },
    ]);
  });

  it('made in Bling by a person goes when the store is right', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    await shop.personEdits({ quantidade: 3 });
    await shop.pass(8);

    await decide(shop, id, 'apply');
    await shop.pass(5);

    expect(shop.inBling().lines).toEqual(['4 CAN-1']);
    expect(await shop.causes()).toEqual([]);
  });
});
