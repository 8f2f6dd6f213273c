import { describe, expect, it } from 'vitest';

import type { Fault } from '../../src/simulator/bling/faults/fault.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const POST_ORDER = { method: 'POST', path: '/pedidos/vendas' };

const ACCIDENTS: readonly { readonly what: string; readonly fault: Fault }[] = [
  {
    what: 'the connection breaks before anything was done',
    fault: { kind: 'reset' },
  },
  {
    what: 'the answer is lost after the order was made',
    fault: { kind: 'lose_answer', how: 'reset' },
  },
  {
    what: 'an error page comes although the order was made',
    fault: { kind: 'lose_answer', how: 'error_page' },
  },
  {
    what: 'Bling is silent although the order was made',
    fault: { kind: 'lose_answer', how: 'hang' },
  },
  {
    what: 'Bling makes the order half a minute after we gave up',
    fault: { kind: 'late_commit', commitAfterMs: 60_000 },
  },
  {
    what: 'Bling answers 504 and makes the order afterwards',
    fault: { kind: 'late_commit', commitAfterMs: 90_000, answerAfterMs: 5_000 },
  },
  { what: 'an error page comes and nothing was made', fault: { kind: 'error_page', status: 500 } },
  { what: 'half an answer comes', fault: { kind: 'truncate' } },
];

describe('one sale is one order in Bling', () => {
  it.each(ACCIDENTS)('when $what', async ({ fault }) => {
    await using shop = await openServingShop();
    shop.bling.faults.next(fault, POST_ORDER);

    const { id } = shop.buy();
    await shop.after(5 * MINUTE_MS);

    expect(shop.bling.log.entries.filter(({ faulted }) => faulted)).toHaveLength(1);
    expect(numbers(shop)).toEqual([String(id)]);
    expect(shop.orders()[0]?.totalCents).toBe(shop.storeOrder(id).totalCents);
    expect(await shop.causes()).toEqual([]);
    expect(await shop.work()).toEqual({ ready: 0, waiting: 0, needs_person: 0 });
  });

  it('when Bling refuses our pace without reason', async () => {
    await using shop = await openServingShop({ refusals: 2 });
    shop.bling.faults.next({ kind: 'throttle' }, { ...POST_ORDER, times: 2 });

    shop.buy();
    await shop.after(MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(await shop.causes()).toEqual([]);
  });

  it('when the buyer cancels while it is unknown whether the order was made', async () => {
    await using shop = await openServingShop();
    shop.bling.faults.next({ kind: 'lose_answer', how: 'reset' }, POST_ORDER);

    const { id } = shop.buy();
    await shop.run(shop.clock.sleep(10_000));
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(10 * MINUTE_MS);

    expect(shop.orders().map(({ statusValor }) => statusValor)).toEqual([2]);
    expect(shop.item('CAN-1')?.quantity).toBe(10);
    expect(await shop.causes()).toEqual([]);
  });

  it('when events come twice, late and out of order', async () => {
    await using shop = await openServingShop({
      bling: { webhooks: { duplicatePercent: 100, latePercent: 50, lateByMs: 30_000 } },
      store: { webhookDelayMs: { min: 500, max: 20_000 } },
    });

    const ids = [shop.buy().id, shop.buy({ payment: 'pix' }).id, shop.buy().id];
    await shop.after(5 * MINUTE_MS);

    expect(numbers(shop)).toEqual(ids.map(String));
    expect(shop.bling.webhooks.length).toBeGreaterThan(0);
    expect(await shop.causes()).toEqual([]);
  });

  it('when no webhook ever comes', async () => {
    await using shop = await openServingShop({ webhooks: false });

    shop.buy();
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(shop.store.deliveries).toEqual([]);
  });
});

describe('one new customer', () => {
  const PERSON = { document: '529.982.247-25', firstName: 'Ana', lastName: 'Souza' };

  it('is made once although two orders come at the same moment', async () => {
    await using shop = await openServingShop();
    const before = shop.contacts().length;

    shop.buy({ person: PERSON });
    shop.buy({ person: PERSON, items: [{ sku: 'CAM-P', quantity: 1 }] });
    await shop.after(MINUTE_MS);

    expect(shop.orders()).toHaveLength(2);
    expect(shop.contacts()).toHaveLength(before + 1);
    expect(new Set(shop.orders().map(({ contactId }) => contactId)).size).toBe(1);
  });

  it.each<Fault>([
    { kind: 'lose_answer', how: 'reset' },
    { kind: 'late_commit', commitAfterMs: 60_000 },
  ])('is made once although the answer is lost ($kind)', async (fault) => {
    await using shop = await openServingShop();
    const before = shop.contacts().length;
    shop.bling.faults.next(fault, { method: 'POST', path: '/contatos' });

    shop.buy({ person: PERSON });
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(shop.contacts()).toHaveLength(before + 1);
    expect(await shop.causes()).toEqual([]);
  });
});

/** Our numbers as they stand in Bling. */
function numbers(shop: ServingShop): string[] {
  return shop
    .orders()
    .map(({ numeroLoja }) => numeroLoja)
    .toSorted();
}
