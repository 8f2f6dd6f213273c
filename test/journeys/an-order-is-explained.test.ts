import { describe, expect, it } from 'vitest';

import { explainOrder } from '../../src/app/explain-order.ts';
import { OrderAmbiguous, OrderUnknown } from '../../src/app/find.failures.ts';
import { printOrder } from '../../src/cli/print-order.ts';
import { say } from '../../src/messages/message.ts';
import { openChangedShop } from './changed-shop.builder.ts';

describe('an order', () => {
  it('is explained with both histories, where it stands, and money that adds up', async () => {
    await using shop = await openChangedShop();
    const id = await shop.sell();
    const before = shop.clock.now();
    const gross = shop.inBling().totalCents;
    shop.store.control.refund(id, { amountCents: 1_000 });
    await shop.pass(5);

    const explained = await explainOrder(shop.app, { number: String(id) }, { language: 'pt-BR' });

    expect(explained.lines.map(({ action }) => action)).toEqual([
      'order.create',
      'change.propose',
      'change.replace_order',
      'change.end',
    ]);
    expect(explained.states?.changes).toMatchObject([{ kind: 'refunded_money', state: 'applied' }]);
    const terms = new Map(explained.states?.money?.terms.map(({ name, cents }) => [name, cents]));
    expect(Object.fromEntries(terms)).toMatchObject({
      store: gross,
      refunded: -1_000,
      net: gross - 1_000,
      erp: gross - 1_000,
    });
    const parts = ['items', 'discount', 'expenses', 'freight'] as const;
    expect(parts.reduce((sum, name) => sum + (terms.get(name) ?? NaN), 0)).toBe(terms.get('net'));

    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    printOrder(explained, { print, say: (text) => say(text, 'pt-BR') });
    expect(lines.join('\n')).toContain('reembolso parcial em dinheiro (concluída)');
    expect(lines.join('\n')).toContain('devolvido ao cliente: R$ -10.00');

    const then = await explainOrder(
      shop.app,
      { number: String(id) },
      { language: 'pt-BR', at: before },
    );
    expect(then.lines.map(({ action }) => action)).toEqual(['order.create']);
    expect(then.states).toBeUndefined();
  });

  it('of a number that two stores show is asked for with its store', async () => {
    await using shop = await openChangedShop({ secondStore: {} });
    const id = await shop.sell();
    const other = shop.second.control.buy({
      items: [{ sku: 'CAN-1', quantity: 1 }],
      payment: 'credit-card',
    });
    await shop.pass(3);
    const number = String(id);
    expect(other.ok && String(other.order.id)).toBe(number);

    await expect(explainOrder(shop.app, { number }, { language: 'en' })).rejects.toThrow(
      OrderAmbiguous,
    );
    const storeId = shop.shopStore.id;
    expect(await explainOrder(shop.app, { number, storeId }, { language: 'en' })).toMatchObject({
      store: storeId,
    });
    await expect(explainOrder(shop.app, { number: 'nada' }, { language: 'en' })).rejects.toThrow(
      OrderUnknown,
    );
  });
});
